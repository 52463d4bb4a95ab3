import { Field, Int, ObjectType } from 'type-graphql';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { InvalidCredentials } from '../access.results.ts';
import { Session } from '../access.type.ts';
import { FactorNotRight } from '../factors/factors.results.ts';

@ObjectType({ description: 'You have shown who you are.', simpleResolvers: true })
export class IdentityProved {
  @Field({ description: 'Until when that is enough for what asks for it.' })
  until!: Date;
}

@ObjectType({ description: 'Your PIN has changed.', simpleResolvers: true })
export class PinChanged {
  @Field(() => Date, { nullable: true, description: 'Since when you have this one; null when you have none any more.' })
  pinSince!: Date | null;
}

@RefusalType('WEAK_PIN', 'The PIN is one of the first that somebody would try.')
export class WeakPin extends RefusalInterface {}

@RefusalType('PIN_NOT_RIGHT', 'The PIN is wrong, there is none, or too many were tried.')
export class PinNotRight extends RefusalInterface {
  @Field(() => Int, {
    description: 'How many more are tried, in all your sessions together; none until proveIdentity, once it is 0.',
  })
  triesLeft!: number;
}

export const ProveIdentityResult = resultUnion('ProveIdentityResult', 'What proveIdentity answers.', () => [
  IdentityProved,
  InvalidCredentials,
  FactorNotRight,
]);
export const SetPinResult = resultUnion('SetPinResult', 'What setPin answers.', () => [PinChanged, WeakPin]);
export const RemovePinResult = resultUnion('RemovePinResult', 'What removePin answers.', () => [PinChanged]);
export const UnlockSessionResult = resultUnion('UnlockSessionResult', 'What unlockSession answers.', () => [
  Session,
  PinNotRight,
]);
