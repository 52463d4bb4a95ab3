import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { type ExecutionResult, getOperationAST, OperationTypeNode, parse } from 'graphql';
import type { Session } from './session.ts';

/** Sends queries and mutations over HTTP, each mutation with an idempotency key of its own, and subscriptions over the socket. */
export function createFetcher(session: Session): Fetcher {
  return (params, options) => {
    const operation = getOperationAST(parse(params.query), params.operationName);
    const request = { ...params, variables: withPharmacy(session, params, operation) };
    if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
      const { query, operationName, variables } = request;
      // The editor shows errors as they come over the wire, whatever its types say of their class.
      return session.socket.iterate({
        query,
        variables,
        ...(operationName ? { operationName } : {}),
      }) as AsyncIterableIterator<ExecutionResult>;
    }
    const { token } = session.read();
    return send(session, request, {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(operation?.operation === OperationTypeNode.MUTATION ? { 'idempotency-key': crypto.randomUUID() } : {}),
      ...options?.headers,
    });
  };
}

async function send(session: Session, request: FetcherParams, headers: Record<string, string>) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  const answer = await response.json();
  await session.take(answer.data);
  return answer;
}

/** The chosen pharmacy where the operation declares $pharmacyId, or an input whose pharmacyId stands empty. */
function withPharmacy(
  session: Session,
  { variables }: FetcherParams,
  operation: ReturnType<typeof getOperationAST>,
): Record<string, unknown> {
  const { pharmacyId } = session.read();
  const given: Record<string, unknown> = { ...variables };
  if (pharmacyId === null) return given;
  const declared = operation?.variableDefinitions?.some(({ variable }) => variable.name.value === 'pharmacyId');
  if (declared && !given['pharmacyId']) given['pharmacyId'] = pharmacyId;
  const { input } = given as { input?: Record<string, unknown> };
  if (input && input['pharmacyId'] === '') given['input'] = { ...input, pharmacyId };
  return given;
}
