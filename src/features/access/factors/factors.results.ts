import { Field, ObjectType } from 'type-graphql';
import { RefusalInterface, RefusalType } from '../../../graphql/refusal.type.ts';

@ObjectType({ description: 'A secret for an authenticator app. It counts once confirmTotp got its first code.' })
export class TotpBegun {
  @Field({ description: 'For somebody who types it, in base32.' })
  secret!: string;

  @Field({ description: 'The same as an otpauth address, for a picture that the app reads.' })
  uri!: string;
}

@ObjectType({ description: 'Your second factors have changed.', simpleResolvers: true })
export class FactorsChanged {
  @Field(() => [String], {
    description: 'Ten new recovery codes where some were made, shown this once; only their hashes are kept. Else none.',
  })
  recoveryCodes!: string[];
}

@RefusalType('FACTOR_NOT_RIGHT', 'The code or passkey is wrong, or was used before.')
export class FactorNotRight extends RefusalInterface {}

@RefusalType('NO_FACTOR', 'There is no second factor that this could be about.')
export class NoFactor extends RefusalInterface {}

@RefusalType('FACTOR_STILL_REQUIRED', 'It is the last second factor, and an organization asks for one.')
export class FactorStillRequired extends RefusalInterface {}
