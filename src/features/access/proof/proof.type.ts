import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export const ProofMethod = {
  PASSWORD: 'PASSWORD',
  TOTP: 'TOTP',
  PASSKEY: 'PASSKEY',
  RECOVERY_CODE: 'RECOVERY_CODE',
} as const;
registerEnumType(ProofMethod, {
  name: 'ProofMethod',
  description: 'By what proveIdentity is shown who asks.',
  valuesConfig: {
    PASSWORD: { description: 'By the password of the account.' },
    TOTP: { description: 'By the six digits of an authenticator app.' },
    PASSKEY: { description: 'By a passkey of the account.' },
    RECOVERY_CODE: { description: 'By a recovery code, which works once.' },
  },
});

@ObjectType({ description: 'By what you can show in this session that it is you.', simpleResolvers: true })
export class Proofs {
  @Field(() => [ProofMethod], {
    description: 'What proveIdentity takes of you. None where your identity provider vouches for you alone.',
  })
  methods!: (keyof typeof ProofMethod)[];

  @Field({
    description:
      'Whether the identity provider of the organization vouched for you: signing in through it again is a proof as well, in a session of its own.',
  })
  vouched!: boolean;

  @Field({ description: 'Whether you may set a PIN in this session.' })
  maySetPin!: boolean;

  @Field(() => Date, { nullable: true, description: 'Since when you have this PIN; null when you have none.' })
  pinSince!: Date | null;

  @Field(() => Int, {
    description:
      'How many PINs unlockSession still tries, in all your sessions together; proveIdentity makes it five again. 0 when you have none.',
  })
  pinTriesLeft!: number;
}
