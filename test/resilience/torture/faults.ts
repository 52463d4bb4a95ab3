import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Dice } from '../../kit/dice.ts';
import type { FlakyProxy } from '../../kit/flaky-proxy.ts';
import type { Stage } from './stage.ts';

/** Something that goes wrong, and what mends it. */
export interface ApothecaError {
  readonly name: string;
  /** How long it lasts at least; a second when left out. */
  readonly lastsMs?: number;
  /** Settles when it has begun; its answer ends it. */
  begin(stage: Stage, dice: Dice): Promise<() => Promise<void>>;
}

/** Harms the lines of every node, or of one, to PostgreSQL or Redis. */
function onLines(
  name: string,
  which: 'toDatabase' | 'toRedis',
  harm: (line: FlakyProxy, dice: Dice) => void,
  mend: (line: FlakyProxy) => void,
): ApothecaError {
  return {
    name,
    begin: async ({ nodes }, dice) => {
      const harmed = (dice.chance(0.5) ? nodes : [dice.pick(nodes)]).map((node) => node[which]);
      for (const line of harmed) harm(line, dice);
      return async () => {
        for (const line of harmed) mend(line);
      };
    },
  };
}

const cut = (line: FlakyProxy) => line.cut();
const silence = (line: FlakyProxy) => line.silence();
const restore = (line: FlakyProxy) => line.restore();
/** What was open stays silent for good. */
const replace = (line: FlakyProxy) => {
  line.forget();
  line.restore();
};

export const faults: readonly ApothecaError[] = [
  {
    name: 'a server killed',
    begin: async (stage, { pick }) => {
      const node = pick(stage.nodes);
      node.expectedGone = true;
      node.process.child.kill('SIGKILL');
      await node.process.gone;
      return () => stage.startNode(node);
    },
  },
  {
    name: 'every connection ended by the database',
    begin: async ({ sql }) => {
      await sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'apotheca%'`);
      return async () => undefined;
    },
  },
  {
    name: 'PostgreSQL killed and started again',
    begin: async (stage) => {
      await stage.crashDatabase();
      await sleep(500);
      return () => stage.startDatabase();
    },
  },
  onLines('Redis out of reach', 'toRedis', cut, restore),
  onLines('Redis hung', 'toRedis', silence, replace),
  {
    name: 'one of two servers frozen',
    // Longer than PostgreSQL keeps an idle transaction.
    lastsMs: 11_000,
    begin: async ({ nodes }, { pick }) => {
      const { child } = pick(nodes).process;
      child.kill('SIGSTOP');
      return async () => {
        child.kill('SIGCONT');
      };
    },
  },
  onLines('the line to PostgreSQL cut', 'toDatabase', cut, restore),
  onLines('the line to PostgreSQL swallows everything', 'toDatabase', silence, replace),
  onLines(
    'the line to PostgreSQL slow',
    'toDatabase',
    (line, { upTo }) => line.slow(() => upTo(60)),
    (line) => line.slow(null),
  ),
  {
    name: 'answers of PostgreSQL lost, that to COMMIT among them',
    begin: async (stage, dice) => {
      let over = false;
      const losing = (async () => {
        while (!over) {
          dice.pick(stage.nodes).toDatabase.loseAnswers(1);
          await sleep(dice.upTo(120));
        }
      })();
      return async () => {
        over = true;
        await losing;
        for (const { toDatabase } of stage.nodes) toDatabase.loseAnswers(0);
      };
    },
  },
  {
    name: 'a table locked',
    begin: async ({ ownerUrl }, { pick }) => {
      const holder = new pg.Client(ownerUrl);
      holder.on('error', () => undefined);
      await holder.connect();
      // It may have to wait for those that are at work; meanwhile whoever comes waits behind it.
      const table = pick(['lot', 'order_line', 'event', 'idempotency_key', 'drug', 'audit_log'] as const);
      const locking = holder.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`).catch(() => undefined);
      return async () => {
        await locking;
        await holder.end();
      };
    },
  },
  {
    name: 'the database read-only',
    begin: async ({ sql }) => {
      await sql('ALTER SYSTEM SET default_transaction_read_only = on');
      await sql('SELECT pg_reload_conf()');
      return async () => {
        await sql('ALTER SYSTEM RESET default_transaction_read_only');
        await sql('SELECT pg_reload_conf()');
      };
    },
  },
  {
    name: 'the disk of the database full',
    // Longer than servers take to see it.
    lastsMs: 6_000,
    begin: async ({ disk }) => {
      await disk.fill();
      return () => disk.makeRoom();
    },
  },
];
