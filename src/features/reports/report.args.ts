import { ArgsType, Field, ID } from 'type-graphql';
import { LocalDateScalar } from '../../graphql/scalars.ts';
import { PeriodUnit } from './report.type.ts';

@ArgsType()
export class SeriesArgs {
  @Field(() => ID, { description: 'The pharmacy that the series is about.' })
  pharmacyId!: string;

  @Field(() => LocalDateScalar, {
    description: 'The first day of the series, a local day of the pharmacy such as 2026-03-01.',
  })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The last day; at most 400 periods after the first.' })
  to!: string;

  @Field(() => PeriodUnit, { description: 'Whether each period is a day, a week or a month.', defaultValue: 'DAY' })
  by!: keyof typeof PeriodUnit;
}
