export type { Page } from './page-chain.ts';
export { type ProofRequest, ProofRequests } from './proof.ts';
export { ApothecaProvider, useClient, useConnection, useToken } from './provider.tsx';
export type { OperationResult } from './result.ts';
export { useLazyQuery } from './use-lazy-query.ts';
export { type MutationHook, type UseMutationOptions, useMutation } from './use-mutation.ts';
export { type Pages, usePages } from './use-pages.ts';
export { type QueryResult, type UseQueryOptions, useQuery } from './use-query.ts';
export { type UseSubscriptionOptions, useSubscription } from './use-subscription.ts';
