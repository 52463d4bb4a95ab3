import type { GaugeTexts, Reading } from '../../platform/metrics/metrics.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Health } from '../http/health.ts';

export interface Watched {
  readonly platform: Platform;
  readonly health: Pick<Health, 'check'>;
  readonly sockets: { readonly size: number };
}

export interface ProcessGauges {
  readonly gauges: GaugeTexts;
  readonly label?: string;
  read(watched: Watched): readonly Reading[] | Promise<readonly Reading[]>;
}

/** What this process can tell of itself at any moment. */
export const processGauges: readonly ProcessGauges[] = [
  {
    gauges: {
      pool_connections:
        'Connections to the database for requests and jobs; those for the health and for these figures are others.',
      pool_connections_idle: 'Those of them that nobody uses.',
      pool_connections_max: 'How many there may be: DATABASE_POOL_SIZE.',
      pool_waiting: 'Who waits for a connection.',
    },
    read: ({ platform: { database } }) => [
      {
        pool_connections: database.pool.totalCount,
        pool_connections_idle: database.pool.idleCount,
        pool_connections_max: database.options.poolSize,
        pool_waiting: database.pool.waitingCount,
      },
    ],
  },
  {
    gauges: {
      gate_inside: 'Work that has a place at a gate.',
      gate_slots: 'How many places the gate has.',
      gate_waiting: 'Work that waits there to be let in.',
    },
    label: 'gate',
    read: ({ platform: { gates } }) =>
      Object.entries(gates).map(([gate, { inside, slots, waiting }]) => ({
        gate,
        gate_inside: inside,
        gate_slots: slots,
        gate_waiting: waiting,
      })),
  },
  {
    gauges: {
      sockets: 'Open WebSockets.',
      audit_backlog: 'Failed attempts that wait in memory to be recorded in the trail.',
      access_log_backlog: 'Records of who looked that wait in memory to be written.',
    },
    read: ({ platform: { auditBacklog, accessRecorder }, sockets }) => [
      { sockets: sockets.size, audit_backlog: auditBacklog.waiting, access_log_backlog: accessRecorder.waiting },
    ],
  },
  {
    gauges: {
      ready: '1 when this process should get requests, as /health/ready says; otherwise 0.',
      redis_up: '1 when Redis answers, otherwise 0; missing where none is used.',
    },
    read: async ({ health }) => {
      const { ready, redis } = await health.check();
      return [{ ready: Number(ready), redis_up: redis === 'not used' ? null : Number(redis === 'ok') }];
    },
  },
];
