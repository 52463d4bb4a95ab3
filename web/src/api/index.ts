export { type Outcome, useAct } from './act.ts';
export { type Asked, type AskOptions, useAsk } from './ask.ts';
export { ApiProvider, createApi, notDown, useClient, useConnection, useToken } from './client.tsx';
export { type Fault, type FaultKind, faultOf, type Problem } from './fault.ts';
export { useFind } from './find.ts';
export { useFollow } from './follow.ts';
export type { Page } from './page-chain.ts';
export { type Pages, usePages } from './pages.ts';
export { ProofAsked } from './proof.ts';
