import { Arg, Args, Ctx, ID, Int, Resolver } from 'type-graphql';
import { badInput } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import { actorOf, type Context } from '../../graphql/context.ts';
import { Query, Tag } from '../../graphql/operations.ts';
import { SeriesArgs } from './report.args.ts';
import { expiryOutlook, movementsOverTime, shortagesOverTime } from './report.queries.ts';
import { ExpiryOutlook, MovementPeriod, ShortagePeriod } from './report.type.ts';

@Resolver()
@Tag('Reports')
export class ReportResolver {
  @Query(() => [MovementPeriod], {
    replica: true,
    policy: 'stock:read',
    description: 'What came and went at a pharmacy, by when it happened; at most 400 periods.',
  })
  movementsOverTime(@Ctx() context: Context, @Args() args: SeriesArgs) {
    return movementsOverTime(context, actorOf(context), args);
  }

  @Query(() => [ShortagePeriod], {
    replica: true,
    policy: 'stock:read',
    description: 'How alerts of low or no stock came and went; at most 400 periods.',
  })
  shortagesOverTime(@Ctx() context: Context, @Args() args: SeriesArgs) {
    return shortagesOverTime(context, actorOf(context), args);
  }

  @Query(() => ExpiryOutlook, {
    replica: true,
    policy: 'stock:read',
    description: 'What has expired at a pharmacy, and what expires in each of the months to come.',
  })
  expiryOutlook(
    @Ctx() context: Context,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy whose lots are looked at.' }) pharmacyId: string,
    @Arg('months', () => Int, { defaultValue: 12, description: 'How many calendar months to look ahead, 1 to 60.' })
    months: number,
  ) {
    if (months < 1 || months > 60) throw badInput('months', 'range', message('monthsRange'));
    return expiryOutlook(context, actorOf(context), pharmacyId, months);
  }
}
