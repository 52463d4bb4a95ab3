import type { Feature } from '../../graphql/feature.ts';
import { ReportResolver } from './report.resolver.ts';

/** Figures over time, for charts. */
export const reports: Feature = { resolvers: [ReportResolver] };
