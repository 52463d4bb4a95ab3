import { Ctx, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { Query, Tag } from '../../graphql/operations.ts';

/** Whether there is mail. */
@Resolver()
@Tag('Mail')
export class MailResolver {
  @Query(() => Boolean, {
    policy: 'public',
    description:
      'Whether this server sends mail: invitations, confirmations and notices then go to the address itself. Otherwise the links are handed over by whoever makes them.',
  })
  sendsMail(@Ctx() { platform }: Context): boolean {
    return platform.post !== null;
  }
}
