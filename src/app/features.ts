import type { Feature } from '../graphql/feature.ts';
import { access } from '../features/access/index.ts';

/** Every feature, each after those it depends on. A new feature is one line here. */
export const features: readonly Feature[] = [access];
