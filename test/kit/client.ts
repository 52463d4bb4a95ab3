import type { TypedDocumentString } from '../generated/graphql.ts';

export interface GraphQLErrorAnswer {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly requestId?: string; readonly [key: string]: unknown };
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: T | null;
  readonly errors?: readonly GraphQLErrorAnswer[];
}

export interface RequestOptions {
  readonly idempotencyKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One person's HTTP client. */
export class Client {
  constructor(
    readonly url: string,
    public token: string | null = null,
  ) {}

  /** Sends any operation and answers what came back. */
  async send<T = Record<string, unknown>>(
    query: string,
    variables: object = {},
    { idempotencyKey, headers = {} }: RequestOptions = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
      // Dozens of requests at once are answered one after the other where ten processes share a core.
      signal: AbortSignal.timeout(60_000),
    });
    const body = (await response.json()) as Pick<Answer<T>, 'data' | 'errors'>;
    return { status: response.status, headers: response.headers, ...body };
  }

  /** The data of an operation that is expected to have no errors. */
  async ask<R, V extends object>(
    document: TypedDocumentString<R, V>,
    variables: V,
    options?: RequestOptions,
  ): Promise<R> {
    const { data, errors } = await this.send<R>(document.toString(), variables, options);
    if (errors || !data) throw new Error(`${document.toString().trim().split('\n')[0]} … ${JSON.stringify(errors)}`);
    return data;
  }

  /** The first error of an operation that is expected to fail. */
  async error<R, V extends object>(
    document: TypedDocumentString<R, V>,
    variables: V,
    options?: RequestOptions,
  ): Promise<GraphQLErrorAnswer> {
    const { data, errors } = await this.send<R>(document.toString(), variables, options);
    const error = errors?.[0];
    if (!error) throw new Error(`Expected an error and got ${JSON.stringify(data)}`);
    return error;
  }
}

/** The answer as the type named, or a failure that shows what it is instead. */
export function as<A extends { __typename?: string }, N extends NonNullable<A['__typename']>>(
  answer: A,
  name: N,
): Extract<A, { __typename?: N }> {
  if (answer.__typename !== name) throw new Error(`Expected ${name}, got ${JSON.stringify(answer)}`);
  return answer as Extract<A, { __typename?: N }>;
}
