import type { Feature } from '../../graphql/feature.ts';
import { ChangesResolver } from './changes.resolver.ts';
import { RecordChangedResolver } from './record-changed.resolver.ts';

/** What a device needs to keep a copy, and a screen to stay right. */
export const sync: Feature = { resolvers: [ChangesResolver, RecordChangedResolver] };
