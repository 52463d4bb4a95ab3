import { totpName } from '../../../platform/crypto/vault.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { accountWithFactors } from './own-account.ts';
import { toldTotp } from './told-factors.ts';
import { describeTotp, newTotpSecret } from './totp.ts';

/** Makes a secret for an authenticator app. What was begun before and not confirmed is forgotten; what counts goes on counting. */
export function beginTotp(caller: Caller) {
  const { actor, platform } = caller;
  const secret = newTotpSecret();
  return caller.run({
    load: (tx) => accountWithFactors(tx, actor.userId),
    decide: (facts) => facts,
    apply: async (tx, { account, begun }) => {
      const name = { id: newId(), accountId: account.id };
      if (begun) await tx.totp.delete({ where: { id: begun.id }, select: { id: true } });
      const made = await tx.totp.create({
        data: { ...name, ...platform.vault.wrapSecret(totpName(name), secret) },
      });
      return {
        answer: describeTotp(secret, account.email),
        change: { before: begun && { totp: toldTotp(begun) }, after: { totp: toldTotp(made) } },
        subject: { entityId: actor.userId },
      };
    },
  });
}
