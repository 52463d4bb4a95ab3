import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { LocalDateScalar } from '../../graphql/scalars.ts';

export const PeriodUnit = { DAY: 'DAY', WEEK: 'WEEK', MONTH: 'MONTH' } as const;
registerEnumType(PeriodUnit, {
  name: 'PeriodUnit',
  description: 'How long the periods of a series are.',
  valuesConfig: {
    DAY: { description: 'From midnight to midnight, in the pharmacy’s time zone.' },
    WEEK: { description: 'From Monday to Sunday, in the pharmacy’s time zone.' },
    MONTH: { description: 'A month of the calendar, in the pharmacy’s time zone.' },
  },
});

@ObjectType({ description: 'What came and went in a period, in units.', simpleResolvers: true })
export class MovementPeriod {
  @Field(() => LocalDateScalar, { description: 'Its first day, in the pharmacy’s time zone.' })
  from!: string;

  @Field(() => Float, { description: 'Received, opening balances and transfers from elsewhere among them.' })
  received!: number;

  @Field(() => Float, { description: 'Dispensed, and given to other pharmacies.' })
  dispensed!: number;

  @Field(() => Float, { description: 'More by corrections, counts, returns and reversals.' })
  added!: number;

  @Field(() => Float, { description: 'Less by corrections, counts, returns, disposals and reversals.' })
  removed!: number;
}

@ObjectType({ description: 'The lots that expire in one month of the calendar.', simpleResolvers: true })
export class ExpiryMonth {
  @Field(() => LocalDateScalar, { description: 'The first day of the month, such as 2027-02-01.' })
  month!: string;

  @Field(() => Int, { description: 'How many lots with goods in them expire in it.' })
  lots!: number;

  @Field(() => Float, { description: 'How many units are in those lots, over all drugs.' })
  quantity!: number;
}

@ObjectType({ description: 'What has expired, and what will.', simpleResolvers: true })
export class ExpiryOutlook {
  @Field(() => Int, { description: 'Lots with goods in them whose last day has passed.' })
  expiredLots!: number;

  @Field(() => Float, { description: 'How many units are in the lots that have expired, over all drugs.' })
  expiredQuantity!: number;

  @Field(() => [ExpiryMonth], { description: 'From this month on, without what has expired already.' })
  months!: ExpiryMonth[];
}

@ObjectType({ description: 'How alerts of low or no stock opened and resolved in one period.', simpleResolvers: true })
export class ShortagePeriod {
  @Field(() => LocalDateScalar, { description: 'Its first day, in the pharmacy’s time zone.' })
  from!: string;

  @Field(() => Int, { description: 'Alerts of low or no stock that opened.' })
  opened!: number;

  @Field(() => Int, { description: 'Those that were resolved.' })
  resolved!: number;

  @Field(() => Int, { description: 'Those not resolved when it ended, or now.' })
  openAtEnd!: number;
}
