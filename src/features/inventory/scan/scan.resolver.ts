import { Args, Ctx, Resolver } from 'type-graphql';
import { actorOf, type Context } from '../../../graphql/context.ts';
import { Query, Tag } from '../../../graphql/operations.ts';
import { scanned } from './scan.queries.ts';
import { Scan, ScanArgs } from './scan.type.ts';

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
