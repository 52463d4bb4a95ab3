import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { FactorPolicy } from '../../../generated/prisma/enums.ts';
import { LongText, Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { DeviceTokenField } from '../sessions/device-token.ts';

registerEnumType(FactorPolicy, {
  name: 'FactorPolicy',
  description: 'Of whom an organization asks for a second factor.',
  valuesConfig: {
    NONE: { description: 'Of nobody: whoever wants one sets it up.' },
    MANAGERS: { description: 'Of everybody who is an owner or manager anywhere.' },
    EVERYBODY: { description: 'Of every person. Services have none.' },
  },
});

/** One thing that shows a second factor. */
@InputType({ description: 'One thing that shows a second factor.' })
export abstract class FactorProof {
  @Secret()
  @Field(() => String, { nullable: true, description: 'The six digits that the authenticator app shows.' })
  @Text(20)
  totp?: string | null;

  @Secret()
  @Field(() => String, { nullable: true, description: 'A recovery code that was not used yet.' })
  @Text(50)
  recoveryCode?: string | null;

  @Secret()
  @Field(() => String, {
    nullable: true,
    description: 'What navigator.credentials.get answered to passkeyOptions, as JSON.',
  })
  @Text(20_000)
  passkey?: string | null;
}

@InputType({ description: 'The second step of a sign-in, with exactly one of totp, recoveryCode and passkey.' })
export class ConfirmLogInInput extends FactorProof {
  @Secret()
  @Field({ description: 'The challenge that the first step answered.' })
  @Text(100)
  challenge!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}

@InputType({ description: 'A sign-in by a passkey alone.' })
export class LogInWithPasskeyInput {
  @Secret()
  @Field({ description: 'What navigator.credentials.get answered to passkeyLogInOptions, as JSON.' })
  @Text(20_000)
  passkey!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Which of your organizations; left out, the one you were last signed in to.',
  })
  organizationId?: string | null;

  @DeviceTokenField()
  deviceToken?: string | null;
}

@InputType({ description: 'The first code of a new authenticator app.' })
export class ConfirmTotpInput {
  @Secret()
  @Field({ description: 'The six digits that it shows.' })
  @Text(20)
  totp!: string;
}

@InputType({ description: 'A passkey that your device has made.' })
export class AddPasskeyInput {
  @Field({ description: 'What you call it, such as the name of the device.' })
  @Text(100)
  name!: string;

  @Secret()
  @Field({ description: 'What navigator.credentials.create answered to newPasskeyOptions, as JSON.' })
  @LongText(20_000)
  passkey!: string;
}

@InputType({ description: 'Which passkey to remove.' })
export class RemovePasskeyInput {
  @Field(() => ID, { description: 'One of your own.' })
  passkeyId!: string;
}

@InputType({ description: 'Who has lost their second factor.' })
export class ResetFactorsInput {
  @Field(() => ID, { description: 'The member.' })
  userId!: string;
}

@InputType({ description: 'Who must have a second factor.' })
export class SetFactorPolicyInput {
  @Field(() => FactorPolicy, { description: 'Of whom it is asked from now on.' })
  factorPolicy!: FactorPolicy;
}
