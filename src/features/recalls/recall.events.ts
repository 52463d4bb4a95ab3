import type { RecallState } from '../../domain/recalls/recall-state.ts';

declare module '../../platform/events/events.ts' {
  interface EventPayloads {
    /** A recall was entered, took a step, or was acknowledged at a pharmacy. */
    'recall.changed': { recallId: string; state: RecallState };
  }
}
