export {
  Client,
  type ClientOptions,
  createClient,
  type MutationOptions,
  type SignInOutcome,
  type WatchOptions,
} from './client.ts';
export type { ConnectionState } from './connection.ts';
export type { Document, SendBy } from './document.ts';
export { ApothecaError, NetworkError, type Problem, toApothecaError } from './errors.ts';
export { newKey } from './key.ts';
export type { Followed } from './live/changes.ts';
export type { WatchedQuery } from './live/queries.ts';
export type { QueryState } from './live/query.ts';
export { browserStore, type KeyValueStore, memoryStore, type SessionStore, type StoredSession } from './session.ts';
