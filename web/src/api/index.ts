export { type ApothecaError, newKey, toApothecaError } from '@apotheca/client';
export {
  ApothecaProvider,
  type OperationResult,
  type Pages,
  ProofRequests,
  type QueryResult,
  useClient,
  useConnection,
  useLazyQuery,
  useMutation,
  usePages,
  useQuery,
  useSubscription,
  useToken,
} from '@apotheca/client/react';
export { createApi, notDown } from './client.ts';
export { type ErrorKind, kindOf } from './error-kind.ts';
export { type FieldErrors, fieldErrorsOf, refusalErrorsOf } from './field-errors.ts';
