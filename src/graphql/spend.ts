import type { GraphQLError } from 'graphql';
import { ApothecaError } from '../domain/error.ts';
import type { Party } from '../platform/gates/waiting-line.ts';
import type { Platform } from '../platform/platform.ts';
import { requestError } from './errors.ts';

/** Takes the price of an operation out of the buckets of whoever asks; the error for the client when they have not so much left. Nobody's bucket is nobody's who is not signed in. */
export function spend(
  { platform, actor }: { readonly platform: Pick<Platform, 'costs'>; readonly actor: Party | null },
  price: number,
): GraphQLError | null {
  if (actor === null) return null;
  try {
    platform.costs.spend(actor, price);
    return null;
  } catch (error) {
    if (error instanceof ApothecaError) return requestError(error);
    throw error;
  }
}
