import { Field, InputType, registerEnumType } from 'type-graphql';
import { FactorPolicy } from '../../../generated/prisma/enums.ts';
import { Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';

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
