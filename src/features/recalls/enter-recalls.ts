import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { lotKey } from '../../domain/inventory/lot-key.ts';
import { type Message, message } from '../../domain/messages/index.ts';
import { type EnteredNotice, noticeOfText, readEnforcement } from '../../domain/recalls/notice/index.ts';
import { refuse } from '../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { Text } from '../../graphql/rules.ts';
import { dateColumn } from '../../graphql/scalars.ts';
import { sql } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { row, text } from '../../platform/database/row.ts';
import { type Asks, rowsIn } from '../../platform/database/rows-in.ts';
import type { Caller } from '../../platform/platform.ts';
import type { Tx } from '../../platform/transaction.ts';
import { toldOf } from './lock-recall.ts';

@InputType({ description: 'Notices to enter: one as text, or a file of them.' })
export class EnterRecallsInput {
  @Field({
    description:
      'The notice as it was published, pasted or read from a file; or a file of the FDA’s enforcement reports (JSON), which may hold many.',
  })
  @Text(200_000)
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Who published it; left out, FDA where its number is one of theirs, and otherwise OTHER.',
  })
  @Text(50)
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'Its number, where the text does not say it.' })
  @Text(100)
  number?: string | null;
}

@ObjectType({ description: 'A record of a file that is no notice.', simpleResolvers: true })
export class RefusedNotice {
  @Field(() => Int, { description: 'Which record of the file, from 1.' })
  row!: number;

  /** A text where an earlier version of the server kept the answer. */
  reason!: Message | string;
}

@ObjectType({ description: 'Notices that were entered.', simpleResolvers: true })
export class RecallsEntered {
  @Field(() => [ID], {
    description: 'The recalls of the notices of the text, those that were known before as well; the first 100.',
  })
  recallIds!: string[];

  @Field(() => Int, { description: 'How many of the notices were not known before.' })
  entered!: number;

  @Field(() => Int, { description: 'How many were known by source and number; they stay as they are.' })
  known!: number;

  @Field(() => [RefusedNotice], { description: 'Records that are no notices, and why; the first 100.' })
  refused!: RefusedNotice[];
}

@RefusalType('RECALL_NUMBER_MISSING', 'The text names no number, by which the notice would be known again.')
export class RecallNumberMissing extends RefusalInterface {}

export const recallNumberMissing = () =>
  refuse('RecallNumberMissing', 'RECALL_NUMBER_MISSING', message('recallNumberMissing'), {});

export const EnterRecallsResult = resultUnion('EnterRecallsResult', 'What enterRecalls answers.', () => [
  RecallsEntered,
  RecallNumberMissing,
]);

/** So many notices and refused records an answer holds at most. */
const shown = 100;

/** Enters notices that were pasted or uploaded. One that is known by its source and number stays as it is. */
export function enterRecalls(caller: Caller, { text, source, number }: EnterRecallsInput) {
  const { organizationId, userId } = caller.actor;
  const file = readEnforcement(text);
  return caller.run({
    load: async (tx) => {
      const pasted = file ? null : noticeOfText(text, { source, number });
      const notices = file?.notices ?? (pasted ? [pasted] : []);
      return { notices, known: await knownNumbers(tx, organizationId, notices) };
    },
    decide: ({ notices, known }) => {
      if (!file && notices.length === 0) return recallNumberMissing();
      return { notices, fresh: notices.filter((notice) => !known.has(keyOf(notice))) };
    },
    apply: async (tx, { notices, fresh }) => {
      const entered = await insertRecalls(tx, organizationId, fresh, userId);
      const recalls = await knownNumbers(tx, organizationId, notices.slice(0, shown));
      return {
        answer: {
          __typename: 'RecallsEntered' as const,
          recallIds: [...recalls.values()].sort(),
          entered: entered.length,
          known: notices.length - entered.length,
          refused: file?.refused.slice(0, shown) ?? [],
        },
        change: { after: { entered: entered.map(toldEntered) } },
        subject: { entityId: entered[0]?.id ?? null },
        events: entered.map(({ id }) => toldOf({ id, organizationId, state: 'NEW' })),
      };
    },
  });
}

const knownNumbersRow = row({ id: text, source: text, number: text });

/** Which of the notices the organization has, by source and number in whatever spelling, with their ids. */
export async function knownNumbers(
  tx: Asks,
  organizationId: string,
  notices: readonly EnteredNotice[],
): Promise<ReadonlyMap<string, string>> {
  const [sources, numbers] = [notices.map(({ source }) => lotKey(source)), notices.map(({ number }) => lotKey(number))];
  const known = await rowsIn(
    tx,
    knownNumbersRow,
    sql`
    SELECT id, source, number FROM recall
     WHERE organization_id = ${organizationId}::uuid AND (lot_key(source), lot_key(number)) IN (SELECT * FROM unnest(${sources}::text[], ${numbers}::text[]))`,
  );
  return new Map(known.map((recall) => [keyOf(recall), recall.id]));
}

/** Writes notices that are new, and answers them with their ids. */
export async function insertRecalls(
  tx: Tx,
  organizationId: string,
  notices: readonly EnteredNotice[],
  enteredById: string | null,
) {
  const rows = notices.map((notice) => ({ id: newId(), enteredById, ...notice }));
  await tx.recall.createMany({
    data: rows.map((row) => ({ ...row, organizationId, publishedOn: dateColumn(row.publishedOn) })),
  });
  return rows;
}

/** A notice that was entered, as the trail tells it. */
export const toldEntered = ({ id: recallId, ...row }: Awaited<ReturnType<typeof insertRecalls>>[number]) => ({
  recallId,
  ...row,
});

export const keyOf = ({ source, number }: { readonly source: string; readonly number: string }): string =>
  JSON.stringify([lotKey(source), lotKey(number)]);
