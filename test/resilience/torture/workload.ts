import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AdjustStockDocument,
  ApproveOrderDocument,
  CancelOrderDocument,
  DispenseStockDocument,
  FulfillOrderDocument,
  PlaceOrderDocument,
  ReceiveStockDocument,
  ReverseTransactionDocument,
  SendMessageDocument,
  SetStockLevelsDocument,
} from '../../generated/graphql.ts';
import type { Dice } from '../../kit/dice.ts';
import { dayFromNow, someText, type World } from '../../kit/world.ts';

/** What was answered in the end, to be compared with what is recorded. */
export interface Outcome {
  readonly operation: string;
  readonly answer: Record<string, unknown>;
}

/** Something that must not be, whatever happens. */
export interface Told {
  readonly requestId: string;
  readonly code: string;
}

export interface Shelf {
  readonly stockId: string;
  readonly drugId: string;
  readonly lotId: string;
}

/** Where the work is done: servers, any of which answers, and two people. */
export interface Workplace {
  readonly nodes: readonly { readonly url: string }[];
  readonly world: Pick<World, 'owner' | 'pharmacyId'>;
  /** The token of a technician, who asks for what the owner approves. */
  readonly requester: string;
}

/** Codes after which the same is sent again under its key. */
const open = ['BUSY', 'TIMED_OUT', 'UNAVAILABLE', 'INTERNAL', 'OUTCOME_UNKNOWN'];
/** A server that is frozen answers nobody. */
const patienceMs = 6_000;
/** No fault lasts so long, nor does what comes after it. */
const mostMs = 180_000;

/** Ten kinds of change, each sent under its key until it is answered. */
export class Workload {
  readonly outcomes: Outcome[] = [];
  /** Answers that said that nothing was changed. */
  readonly unchanged: Told[] = [];
  /** Answers that nobody should get. */
  readonly wrong: string[] = [];
  attempts = 0;
  unknown = 0;
  #stopped = false;
  readonly #orders: string[] = [];
  readonly #transactions: string[] = [];
  #working: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly place: Workplace,
    private readonly shelves: readonly Shelf[],
    private readonly conversationId: string,
  ) {}

  start(workers: number, diceOf: (worker: number) => Dice): void {
    this.#working = Promise.all(Array.from({ length: workers }, (_, worker) => this.#work(diceOf(worker))));
  }

  /** Begins nothing more, and waits until everything that was begun is answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }

  async #work(dice: Dice): Promise<void> {
    while (!this.#stopped) {
      await this.#one(dice);
      await sleep(dice.upTo(40));
    }
  }

  async #one(dice: Dice): Promise<void> {
    const { upTo, pick } = dice;
    const { pharmacyId, owner } = this.place.world;
    const { stockId, drugId, lotId } = pick(this.shelves);
    const some = (all: readonly string[]) => all[all.length - upTo(Math.min(6, all.length))];
    const [orderId, transactionId] = [some(this.#orders), some(this.#transactions)];
    const lot = { lotNumber: someText('LOT'), expiresOn: dayFromNow(400), quantity: upTo(30) };
    const step = (document: { toString(): string }, rest: object = {}) =>
      orderId === undefined ? null : ([document, { orderId, ...rest }, owner.token] as const);
    const kinds: readonly (readonly [{ toString(): string }, object, string] | null)[] = [
      [DispenseStockDocument, { stockId, quantity: upTo(6) }, owner.token],
      [DispenseStockDocument, { stockId, quantity: upTo(3) }, this.place.requester],
      [ReceiveStockDocument, { pharmacyId, drugId, ...lot }, owner.token],
      [AdjustStockDocument, { lotId, quantityChange: pick([-2, -1, 1, 2]), reason: 'Counted' }, owner.token],
      transactionId === undefined
        ? null
        : [ReverseTransactionDocument, { transactionId, reason: 'Wrong patient' }, owner.token],
      [SetStockLevelsDocument, { stockId, minQuantity: upTo(40) }, owner.token],
      [PlaceOrderDocument, { pharmacyId, drugId, quantity: upTo(5) }, this.place.requester],
      step(ApproveOrderDocument),
      step(FulfillOrderDocument),
      step(CancelOrderDocument, { reason: 'Not needed' }),
      [
        SendMessageDocument,
        { conversationId: this.conversationId, body: someText('The fridge is at 5 °C') },
        owner.token,
      ],
    ];
    const chosen = pick(kinds.filter((kind) => kind !== null));
    if (chosen) await this.#untilAnswered(dice, ...chosen);
  }

  async #untilAnswered(dice: Dice, document: { toString(): string }, input: object, token: string): Promise<void> {
    const query = document.toString();
    const key = randomUUID();
    for (const deadline = Date.now() + mostMs; ; ) {
      const answer = await this.#send(dice.pick(this.place.nodes).url, query, input, token, key);
      if (answer) {
        const [[operation, value] = ['', null]] = Object.entries(answer);
        this.outcomes.push({ operation, answer: value as Record<string, unknown> });
        this.#remember(value as Answer);
        return;
      }
      if (Date.now() > deadline) {
        this.wrong.push(`no answer within ${mostMs} ms to ${JSON.stringify(input)}`);
        return;
      }
      await sleep(dice.upTo(300));
    }
  }

  /** What it was answered; null when it has to be sent again. */
  async #send(url: string, query: string, input: object, token: string, key: string) {
    this.attempts += 1;
    let body: { data?: Record<string, unknown> | null; errors?: readonly Problem[] };
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': key },
        body: JSON.stringify({ query, variables: { input } }),
        signal: AbortSignal.timeout(patienceMs),
      });
      body = (await response.json()) as typeof body;
    } catch {
      return null;
    }
    const [error] = body.errors ?? [];
    if (!error) return body.data ?? null;
    const { code, changed, requestId } = error.extensions;
    if (code === 'OUTCOME_UNKNOWN') this.unknown += 1;
    else if (!changed) this.unchanged.push({ requestId, code });
    if (open.includes(code) || changed) return null;
    this.wrong.push(`${code}: ${error.message}`);
    return { fault: { code } };
  }

  #remember({ __typename, id, transaction }: Answer): void {
    if (__typename === 'Order' && id) this.#orders.push(id);
    if (__typename === 'StockMovement' && transaction) this.#transactions.push(transaction.id);
  }
}

interface Problem {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly changed?: boolean; readonly requestId: string };
}

interface Answer {
  readonly __typename?: string;
  readonly id?: string;
  readonly transaction?: { readonly id: string };
}
