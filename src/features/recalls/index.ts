import type { Feature } from '../../graphql/feature.ts';
import { recallsTables } from './tables.ts';
import './recall.events.ts';
import { loadRecall } from './recall.queries.ts';
import { RecallResolver } from './recall.resolver.ts';
import {
  RecallMatchResolver,
  RecallMovementResolver,
  RecallProposalResolver,
  RecallReceiptResolver,
  RecallScopeResolver,
  RefusedNoticeResolver,
} from './recall-parts.resolver.ts';
import { tellCaught } from './tell-caught.ts';

export { runRecallImport } from './import-command.ts';

/** Notices that goods are to be taken back: what they mean here, what they hold, and that every pharmacy knows. */
export const recalls: Feature = {
  resolvers: [
    RecallResolver,
    RecallProposalResolver,
    RecallScopeResolver,
    RefusedNoticeResolver,
    RecallMatchResolver,
    RecallReceiptResolver,
    RecallMovementResolver,
  ],
  reactions: { 'drug.changed': tellCaught },
  nodes: { Recall: { table: 'recall', policy: 'stock:read', load: loadRecall } },
  tables: recallsTables,
  daily: ['recall'],
};
