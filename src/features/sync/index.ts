import type { Feature } from '../../graphql/feature.ts';
import { ChangesResolver } from './changes.resolver.ts';

/** What a device that is sometimes without a network needs to keep a copy. */
export const sync: Feature = { resolvers: [ChangesResolver] };
