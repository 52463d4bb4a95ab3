export { Client, type ClientOptions, createClient, type SignInOutcome } from './client.ts';
export type { ConnectionState } from './connection.ts';
export type { Document, SendBy } from './document.ts';
export { ApothecaError, NetworkError, type Problem } from './errors.ts';
export { browserStore, type KeyValueStore, memoryStore, type SessionStore, type StoredSession } from './session.ts';
