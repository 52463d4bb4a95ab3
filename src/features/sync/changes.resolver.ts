import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ChangedType } from '../../generated/prisma/enums.ts';
import { actorOf, type Context } from '../../graphql/context.ts';
import { Query, Tag } from '../../graphql/operations.ts';
import { Max, Min } from '../../graphql/rules.ts';
import { Change, ChangedRecord, ChangePage } from './change.type.ts';
import { loadRecord } from './changed-record.ts';
import { changesPage } from './changes.queries.ts';

@ArgsType()
class ChangesArgs {
  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the page before; left out, from the beginning: everything there is.',
  })
  since?: string | null;

  @Field(() => [ChangedType], { nullable: true, description: 'Of these types alone; left out, of all.' })
  types?: ChangedType[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Of drugs, those alone that a pharmacy of the organization stocks; one that is stocked later comes then. The cursor is for one choice.',
  })
  stocked!: boolean;

  @Field(() => Int, { defaultValue: 25, description: 'How many changes to answer at most, 1 to 100.' })
  @Min(1)
  @Max(100)
  first!: number;
}

@Resolver(() => Change)
@Tag('Copies on devices')
export class ChangesResolver {
  @Query(() => ChangePage, {
    policy: 'catalogue:read',
    description:
      'What was created, changed or removed since a cursor, for a device that keeps a copy; see docs/offline.md for how.',
  })
  changes(@Ctx() context: Context, @Args() { since, types, stocked, first }: ChangesArgs): Promise<ChangePage> {
    return changesPage(context, actorOf(context), { since, types, stocked, first });
  }

  @FieldResolver(() => ChangedRecord, {
    nullable: true,
    description: 'The record as it is now; null when it is gone, or not for you to see.',
  })
  record(@Root() change: Change, @Ctx() context: Context) {
    return loadRecord(context, change);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the record is gone: take it out of your copy.' })
  async removed(@Root() change: Change, @Ctx() context: Context) {
    return (await loadRecord(context, change)) === null;
  }
}
