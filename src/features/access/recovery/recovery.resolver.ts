import { Arg, Ctx, Resolver } from 'type-graphql';
import { anonymousCallerOf, type Context, callerOf } from '../../../graphql/context.ts';
import { Mutation, Tag } from '../../../graphql/operations.ts';
import { ChangeEmailInput, ChangeEmailResult, changeEmail } from './change-email.ts';
import { ConfirmEmailInput, ConfirmEmailResult, confirmEmail } from './confirm-email.ts';
import { CreatePasswordResetInput, CreatePasswordResetResult, createPasswordReset } from './create-password-reset.ts';
import {
  RequestPasswordResetInput,
  RequestPasswordResetResult,
  requestPasswordReset,
} from './request-password-reset.ts';
import { ResetPasswordInput, ResetPasswordResult, resetPassword } from './reset-password.ts';

/** The ways back into an account, and to another address for it. */
@Resolver()
@Tag('Passwords and addresses')
export class RecoveryResolver {
  @Mutation(() => CreatePasswordResetResult, {
    policy: 'member:manage',
    proof: 'fresh',
    action: 'user.create-password-reset',
    entity: 'User',
    idFrom: 'userId',
    description: 'Makes a link with which a member chooses a new password, once and within an hour.',
  })
  createPasswordReset(@Ctx() context: Context, @Arg('input') input: CreatePasswordResetInput) {
    return createPasswordReset(callerOf(context), input);
  }

  @Mutation(() => RequestPasswordResetResult, {
    policy: 'public',
    guess: true,
    action: 'user.request-password-reset',
    entity: 'User',
    description:
      'Sends a link for a new password to the address, if it has an account. Where the server sends no mail it is refused.',
  })
  requestPasswordReset(@Ctx() context: Context, @Arg('input') input: RequestPasswordResetInput) {
    return requestPasswordReset(anonymousCallerOf(context), input, context);
  }

  @Mutation(() => ResetPasswordResult, {
    policy: 'public',
    guess: true,
    action: 'user.reset-password',
    entity: 'User',
    description: 'Chooses a new password by a link and ends every session. Sign in afterwards.',
  })
  resetPassword(@Ctx() context: Context, @Arg('input') input: ResetPasswordInput) {
    return resetPassword(anonymousCallerOf(context), input, context);
  }

  @Mutation(() => ChangeEmailResult, {
    policy: 'account',
    guess: true,
    action: 'user.change-email',
    entity: 'User',
    description:
      'Changes the address that you sign in with; where the server sends mail, when the link that goes there is followed.',
  })
  changeEmail(@Ctx() context: Context, @Arg('input') input: ChangeEmailInput) {
    return changeEmail(callerOf(context), input);
  }

  @Mutation(() => ConfirmEmailResult, {
    policy: 'public',
    action: 'user.confirm-email',
    entity: 'User',
    description: 'Takes the new address that a link was sent to.',
  })
  confirmEmail(@Ctx() context: Context, @Arg('input') input: ConfirmEmailInput) {
    return confirmEmail(anonymousCallerOf(context), input);
  }
}
