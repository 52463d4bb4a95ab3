import type { AlertKind, AlertState } from '../../generated/prisma/enums.ts';

declare module '../../platform/events/events.ts' {
  interface EventPayloads {
    /** An alert opened, or opened again after a snooze. */
    'alert.opened': { alertId: string; kind: AlertKind; stockId: string; lotId: string | null; reopened: boolean };
    /** Somebody acknowledged, snoozed or resolved it, or its cause went away. */
    'alert.changed': { alertId: string; kind: AlertKind; stockId: string; lotId: string | null; state: AlertState };
  }
}
