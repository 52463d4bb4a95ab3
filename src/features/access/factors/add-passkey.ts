import { Field, InputType } from 'type-graphql';
import { message } from '../../../domain/messages/index.ts';
import { refuse } from '../../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../../graphql/refusal.type.ts';
import { LongText, Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accountOfUser } from '../account.ts';
import { noticeTo } from '../letters.ts';
import { factorChanged } from './factors.events.ts';
import { factorNotRight } from './factors.refusals.ts';
import { FactorNotRight, FactorsChanged } from './factors.results.ts';
import { accountWithFactors } from './own-account.ts';
import { readCreation } from './passkeys.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';
import { toldPasskey } from './told-factors.ts';

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

export const tooManyPasskeys = () => refuse('TooManyPasskeys', 'TOO_MANY_PASSKEYS', message('tooManyPasskeys'), {});

@RefusalType('TOO_MANY_PASSKEYS', 'There are as many passkeys as an account may have.')
export class TooManyPasskeys extends RefusalInterface {}

export const AddPasskeyResult = resultUnion('AddPasskeyResult', 'What addPasskey answers.', () => [
  FactorsChanged,
  FactorNotRight,
  TooManyPasskeys,
]);

const mostPasskeys = 20;

/** Adds a passkey that a device has made for this account. The first factor brings recovery codes. */
export async function addPasskey(caller: Caller, { name, passkey }: AddPasskeyInput) {
  const { actor, platform, now } = caller;
  const { userId, organizationId } = actor;
  const { id: accountId } = await accountOfUser(platform.database, userId);
  const created = await readCreation(platform, accountId, passkey);
  return caller.run({
    load: async (tx) => {
      const facts = await accountWithFactors(tx, userId);
      const taken = created && (await tx.passkey.findUnique({ where: { credentialId: created.credentialId } }));
      return { ...facts, taken };
    },
    decide: ({ account, passkeys, recoveryCodes, taken }) => {
      if (!created || taken) return factorNotRight();
      return passkeys.length >= mostPasskeys ? tooManyPasskeys() : { account, created, recoveryCodes };
    },
    apply: async (tx, { account, created, recoveryCodes }) => {
      const added = await tx.passkey.create({ data: { ...created, name: name.trim() } });
      const codes = recoveryCodes === 0 ? await replaceRecoveryCodes(tx, accountId) : null;
      const facts = { at: now.toISOString(), passkey: added.name };
      await noticeTo(tx, caller, { email: account.email, organizationId }, 'factor-added', facts);
      return {
        answer: { __typename: 'FactorsChanged' as const, recoveryCodes: codes?.recoveryCodes ?? [] },
        change: { after: { passkey: toldPasskey(added), ...(codes && { recoveryCodes: codes.made }) } },
        subject: { entityId: userId },
        events: [factorChanged(organizationId, userId, 'PASSKEY_ADDED')],
      };
    },
  });
}
