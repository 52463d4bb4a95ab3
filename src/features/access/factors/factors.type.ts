import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export const FactorMethod = { TOTP: 'TOTP', PASSKEY: 'PASSKEY', RECOVERY_CODE: 'RECOVERY_CODE' } as const;
registerEnumType(FactorMethod, {
  name: 'FactorMethod',
  description: 'How a second factor is shown.',
  valuesConfig: {
    TOTP: { description: 'By the six digits of an authenticator app.' },
    PASSKEY: { description: 'By a passkey, which is kept on a device or by a password manager.' },
    RECOVERY_CODE: { description: 'By a recovery code, in the place of a factor that was lost.' },
  },
});

@ObjectType({ description: 'A passkey of yours. The key itself never leaves your device.', simpleResolvers: true })
export class Passkey {
  @Field(() => ID, { description: 'The id of the passkey, a UUIDv7.' })
  id!: string;

  @Field({ description: 'What you call it, such as phone or counter 2.' })
  name!: string;

  @Field({ description: 'Whether it is kept in more than one place, as by a password manager.' })
  backedUp!: boolean;

  @Field({ description: 'The UTC instant at which you added it.' })
  createdAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which you last signed in with it; null before the first time.',
  })
  lastUsedAt!: Date | null;
}

@ObjectType({ description: 'By what you show that it is you, besides the password.', simpleResolvers: true })
export class Factors {
  @Field(() => Date, {
    nullable: true,
    description: 'Since when an authenticator app is set up; null when there is none.',
  })
  totpSince!: Date | null;

  @Field(() => [Passkey], { description: 'Your passkeys, oldest first.' })
  passkeys!: Passkey[];

  @Field(() => Int, { description: 'How many recovery codes are left; each works once.' })
  recoveryCodesLeft!: number;

  @Field({ description: 'Whether an organization of yours asks for a second factor, so that the last one stays.' })
  required!: boolean;
}
