import { Matches } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { pinForm } from '../../../domain/pin.ts';
import { Password } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { FactorProof } from '../factors/factors.input.ts';

const PinDigits = () => Matches(pinForm, { message: '$property must be 6 to 8 digits' });

@InputType({
  description: 'What shows that it is you who asks: exactly one of password, totp, recoveryCode and passkey.',
})
export class ProveIdentityInput extends FactorProof {
  @Secret()
  @Field(() => String, { nullable: true, description: 'Your password.' })
  @Password()
  password?: string | null;
}

@InputType({ description: 'A PIN for yourself.' })
export class SetPinInput {
  @Secret()
  @Field({ description: '6 to 8 digits. Not one of the first that somebody would try, such as 123456 or 121212.' })
  @PinDigits()
  pin!: string;
}

@InputType({ description: 'The PIN of whoever is signed in.' })
export class UnlockSessionInput {
  @Secret()
  @Field({ description: 'Its digits.' })
  @PinDigits()
  pin!: string;
}
