import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { inWords, message } from '../../../domain/messages/index.ts';
import { actorOf, type Context } from '../../../graphql/context.ts';
import { Query, Tag } from '../../../graphql/operations.ts';
import { scanned } from './scan.queries.ts';
import { LabelDoubt, Scan, ScanArgs } from './scan.type.ts';

@Resolver()
@Tag('Labels')
export class ScanResolver {
  @Query(() => Scan, {
    policy: 'stock:read',
    description:
      'Reads a scanned label or a typed code, in whichever form it comes, and tells the product, package, lot, expiry and quantity, the lots that it could mean, and every doubt.',
  })
  scan(@Ctx() context: Context, @Args() args: ScanArgs) {
    return scanned(context, actorOf(context), args);
  }
}

/** Puts what a doubt says into the language of whoever asks. */
@Resolver(() => LabelDoubt)
export class LabelDoubtResolver {
  @FieldResolver(() => String, { description: 'A sentence for the user, in the language of the request.' })
  message(@Root() { kind }: LabelDoubt, @Ctx() { language }: Context): string {
    return inWords(language, message('labelDoubt', { kind }));
  }
}
