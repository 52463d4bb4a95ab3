export { ApothecaError, newKey, toApothecaError } from '../../../client/src/index.ts';
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
} from '../../../client/src/react/index.ts';
export { createApi, notDown } from './client.ts';
export { type ErrorKind, kindOf } from './error-kind.ts';
export { type FieldErrors, fieldErrorsOf } from './field-errors.ts';
