import { setTimeout as sleep } from 'node:timers/promises';
import { ApothecaError } from '../domain/error.ts';
import { message } from '../domain/messages/index.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { AnonymousAttempts } from './audit/anonymous-attempts.ts';
import { type Attempt, type AuditRow, auditRow, partyOf, recordUnsuccessful, withChange } from './audit/audit.ts';
import { isPersonKeyGone, type PersonKeys, requireThere } from './audit/person-keys.ts';
import type { Clock } from './clock.ts';
import type { Command, Reacted, Reactions } from './command.ts';
import { type Database, type Sql, sql, statementOf } from './database/database.ts';
import { type ConstraintMeaning, judgeDatabaseError } from './database/database-errors.ts';
import { newId } from './database/ids.ts';
import { rowsOf } from './database/rows-in.ts';
import type { NewEvent } from './events/events.ts';
import type { Gate } from './gates/gate.ts';
import { type Claim, claimKey, decryptAnswer, encryptAnswer } from './idempotency.ts';
import type { Settings } from './settings.ts';
import { type Tx, txIn } from './transaction.ts';

const attempts = 12;

/** How often is asked what became of a COMMIT that was not answered. */
const outcomeEveryMs = 250;

/** A command carried out, or answered again, and not committed yet. */
interface Once<Answer> {
  readonly answer: Answer;
  /** Its row in the trail; null for one that was answered again, which has its row since then. */
  readonly row: AuditRow | null;
  /** The statement that goes out with COMMIT. */
  readonly last: Sql | null;
}

/** How far a transaction has come. */
interface Going<Answer> {
  /** What the command was given to work with. */
  tx: object;
  /** What COMMIT was asked for, unless it is certain that it was not carried out. */
  asked: Once<Answer> | null;
}

/** The only door to writes: each command runs in one transaction with its events, its audit row and its idempotency key. */
export class UnitOfWork {
  constructor(
    private readonly database: Database,
    private readonly reactions: Reactions,
    /** Each transaction has a place here, from its first statement to its last. */
    private readonly gate: Gate,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly anonymousAttempts: AnonymousAttempts,
    private readonly personKeys: PersonKeys,
    /** Called with the row of the trail that was committed, and the transaction that wrote it. */
    private readonly committed: (row: AuditRow, tx: object) => void,
    /** What features know of constraints that a command may run into. */
    private readonly constraints: readonly ConstraintMeaning[] = [],
  ) {}

  /**
   * Runs a command. Its success commits with exactly one audit row; a refusal commits only its audit row (an anonymous caller's may be told or counted
   * elsewhere, see AnonymousAttempts); an error or defect
   * is thrown and leaves nothing, and the caller records it. With a claim (an idempotency key) the first answer is kept and
   * given again. Conflicts are retried with full jitter.
   */
  async run<Facts, Verdict, Answer>(
    attempt: Attempt,
    claim: Claim | null,
    command: Command<Facts, Verdict, Answer>,
  ): Promise<Answer | Extract<Verdict, Refusal>> {
    const party = partyOf(attempt);
    for (let tried = 1; ; tried += 1) {
      const going: Going<Answer | Extract<Verdict, Refusal>> = { tx: this, asked: null };
      try {
        const { answer, row } = await this.gate.run(() => this.#transact(going, attempt, claim, command), party);
        if (isRefusal(answer) && row && attempt.rowId === undefined)
          await this.anonymousAttempts.record(attempt, 'REFUSED', answer.code);
        attempt.recorded = true;
        attempt.changed = !isRefusal(answer);
        if (row) this.committed(row, going.tx);
        return answer;
      } catch (error) {
        if (error instanceof ApothecaError) throw error;
        const verdict = judgeDatabaseError(error, this.constraints);
        const { asked, tx } = going;
        // Answered again, it was committed before: only this reading of it was not.
        if (asked?.row === null && verdict.kind !== 'retry') {
          attempt.recorded = true;
          attempt.changed = !isRefusal(asked.answer);
          return asked.answer;
        }
        if (asked && verdict.kind !== 'retry') {
          const code = verdict.kind === 'error' ? verdict.error.code : 'INTERNAL';
          if (await this.#committedAfterAll(attempt, code)) {
            attempt.changed = !isRefusal(asked.answer);
            if (asked.row) this.committed(asked.row, tx);
            return asked.answer;
          }
        }
        if (verdict.kind === 'error') throw verdict.error;
        if (verdict.kind === 'defect') throw error;
        if (tried === attempts) {
          throw new ApothecaError('BUSY', message('changedByOthers'));
        }
        await sleep(Math.random() * Math.min(500, 5 * 2 ** tried));
      }
    }
  }

  /**
   * Whether a transaction whose COMMIT was asked for and not answered stands; when it does not, the attempt is recorded as failed.
   * @throws ApothecaError OUTCOME_UNKNOWN when the database cannot be asked.
   */
  async #committedAfterAll(attempt: Attempt, code: string): Promise<boolean> {
    for (const deadline = Date.now() + this.database.timeouts.outcome; ; ) {
      try {
        return (await recordUnsuccessful(this.database, attempt, 'FAILED', code)) === 'stands';
      } catch {
        // Why is told by the pool's own line in the log; what counts here is that there was no answer.
        if (Date.now() > deadline) throw new ApothecaError('OUTCOME_UNKNOWN', message('outcomeUnknown'));
        await sleep(outcomeEveryMs);
      }
    }
  }

  async #transact<Facts, Verdict, Answer>(
    going: Going<Answer | Extract<Verdict, Refusal>>,
    attempt: Attempt,
    claim: Claim | null,
    command: Command<Facts, Verdict, Answer>,
  ): Promise<Once<Answer | Extract<Verdict, Refusal>>> {
    const { open, models } = await this.database.begin();
    try {
      const tx = txIn(open, models);
      going.tx = tx;
      const once = await this.#once(tx, attempt, claim, command);
      going.asked = once;
      await open.commit(once.last && statementOf(once.last));
      return once;
    } catch (error) {
      if (going.asked?.row && isPersonKeyGone(error)) this.personKeys.forget([going.asked.row]);
      if (going.asked?.last && !open.mayStand) going.asked = null;
      await open.rollBack();
      throw error;
    } finally {
      models.end();
    }
  }

  async #once<Facts, Verdict, Answer>(
    tx: Tx,
    attempt: Attempt,
    claim: Claim | null,
    command: Command<Facts, Verdict, Answer>,
  ): Promise<Once<Answer | Extract<Verdict, Refusal>>> {
    if (claim) {
      const earlier = await claimKey(tx, claim, this.settings.keep.answerHours);
      if (earlier) return { answer: decryptAnswer(claim, earlier) as Answer, row: null, last: null };
    }
    const facts = await command.load(tx);
    const decision = command.decide(facts);
    if (isRefusal(decision)) {
      const row = auditRow(attempt, 'REFUSED', decision.code);
      const answer = decision as Extract<Verdict, Refusal>;
      if (this.anonymousAttempts.belongsInTrail(attempt)) {
        attempt.rowId = row.id;
        return { answer, row, last: await this.#last(tx, row, claim, decision, []) };
      }
      const kept =
        claim &&
        sql`UPDATE idempotency_key SET result = ${encryptAnswer(claim, decision)}::bytea WHERE id = ${claim.id}`;
      return { answer, row, last: kept };
    }
    const applied = await command.apply(tx, decision as Exclude<Verdict, Refusal>, facts);
    const announced = applied.events ?? [];
    const reacted = await this.#react(tx, announced);
    const events = [...announced, ...reacted.flatMap((each) => each.events)];
    const change = reacted.reduce((sum, each) => withChange(sum, each.change ?? {}), applied.change);
    const { actor = attempt.actor, ...subject } = applied.subject ?? {};
    const row = auditRow({ ...attempt, ...subject, actor }, 'SUCCEEDED', null, change);
    attempt.rowId = row.id;
    return { answer: applied.answer, row, last: await this.#last(tx, row, claim, applied.answer, events) };
  }

  async #react(tx: Tx, events: readonly NewEvent[]): Promise<Reacted[]> {
    const further: Reacted[] = [];
    for (const type of new Set(events.map((event) => event.type))) {
      const context = { now: this.clock.now(), settings: this.settings };
      const reacted = await this.reactions[type]?.(
        tx,
        events.filter((event) => event.type === type),
        context,
      );
      // What a reaction announces may be reacted to in turn; features depend on each other one way, so this ends.
      if (reacted) further.push(reacted, ...(reacted.events.length > 0 ? await this.#react(tx, reacted.events) : []));
    }
    return further;
  }

  /**
   * Events, audit row and answer in one statement, which goes out with COMMIT. It is the sentinel as well: had an earlier error been swallowed, PostgreSQL
   * refuses this statement, and passes COMMIT over. So does a key of a person that is remembered here and destroyed there. Keys that are not
   * remembered are read before it.
   */
  async #last(tx: Tx, row: AuditRow, claim: Claim | null, answer: unknown, events: readonly NewEvent[]): Promise<Sql> {
    const eventRows = events.map((event) => ({ id: newId(), ...event }));
    const {
      kept: [kept = row],
      keyIds,
    } = await this.personKeys.encrypt(rowsOf(tx), [row]);
    return sql`
      WITH announced AS (
        INSERT INTO event (id, organization_id, pharmacy_id, type, payload)
        SELECT e.id, e."organizationId", e."pharmacyId", e.type, e.payload
          FROM jsonb_to_recordset(${JSON.stringify(eventRows)}::jsonb)
               AS e(id uuid, "organizationId" uuid, "pharmacyId" uuid, type text, payload jsonb)
         ORDER BY e.id
      ), answered AS (
        UPDATE idempotency_key SET result = ${claim ? encryptAnswer(claim, answer) : null}::bytea WHERE id = ${claim?.id ?? null}
      )
      INSERT INTO audit_log (id, organization_id, actor_id, actor_label, session_id, action, entity_type, entity_id, pharmacy_id,
                             outcome, code, payload, request_id, ip)
      SELECT ${kept.id}::uuid, ${kept.organizationId}::uuid, ${kept.actorId}::uuid, ${kept.actorLabel}, ${kept.sessionId}::uuid, ${kept.action},
             ${kept.entityType}, ${kept.entityId}::uuid, ${kept.pharmacyId}::uuid, ${kept.outcome}::audit_outcome, ${kept.code},
             ${JSON.stringify(kept.payload)}::jsonb, ${kept.requestId}, ${kept.ip}
       WHERE ${requireThere(keyIds)}`;
  }
}
