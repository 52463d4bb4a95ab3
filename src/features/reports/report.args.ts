import { ArgsType, Field, ID } from 'type-graphql';
import { LocalDateScalar } from '../../graphql/scalars.ts';
import { PeriodUnit } from './report.type.ts';

@ArgsType()
export class SeriesArgs {
  @Field(() => ID, { description: 'At which pharmacy.' })
  pharmacyId!: string;

  @Field(() => LocalDateScalar, { description: 'The first day.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The last day; at most 400 periods after the first.' })
  to!: string;

  @Field(() => PeriodUnit, { description: 'How long each period is.', defaultValue: 'DAY' })
  by!: keyof typeof PeriodUnit;
}
