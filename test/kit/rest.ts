import { restRoutes } from '../../src/app/rest/routes.ts';
import { appSchema } from '../../src/app/schema.ts';

export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

export interface RestRequest {
  readonly token?: string | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One REST request; with a body it is sent as JSON. */
export async function rest(
  url: string,
  method: string,
  path: string,
  { token = null, body, headers = {} }: RestRequest = {},
): Promise<RestAnswer> {
  const response = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(25_000),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

export const routes = restRoutes(appSchema());

/** The request that stands for the variables of an operation. */
export function requestFor(name: string, variables: Readonly<Record<string, unknown>>) {
  const route = routes.find(({ field }) => field.name === name);
  if (!route) throw new Error(`There is no address for ${name}.`);
  if (route.kind === 'mutation') return { method: 'POST', path: route.path, body: variables.input ?? {} };
  const { id, ...rest } = variables;
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([key, value]): [string, string][] =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );
  return { method: 'GET', path: `${route.path.replace('{id}', String(id))}?${query}` };
}
