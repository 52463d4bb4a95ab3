export { type Outcome, useAct } from './act.ts';
export { type Asked, type AskOptions, useAsk } from './ask.ts';
export { apotheca } from './client.ts';
export { type Fault, type FaultKind, faultOf, type Problem } from './fault.ts';
export { useConnection, useFollow } from './live.ts';
export { useLiveUpdates } from './live-updates.ts';
export type { Page } from './page-chain.ts';
export { type Pages, usePages } from './pages.ts';
export { ApiProvider, useRefresher, useToken } from './provider.tsx';
