import { notFound } from '../../../domain/error.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/platform.ts';
import { endVouchedSessions } from './end-vouched-sessions.ts';
import { providerOf, publicProvider, toldProvider } from './provider.ts';
import { IdentityProvider } from './sign-on.type.ts';

export const RemoveIdentityProviderResult = resultUnion(
  'RemoveIdentityProviderResult',
  'What removeIdentityProvider answers: the provider that was removed.',
  () => [IdentityProvider],
);

/**
 * Takes the provider away: whoever it vouched for is signed out. People and their roles stay, and who is who at the provider, in case it comes back; those
 * without a password need a link for one.
 */
export function removeIdentityProvider(caller: Caller) {
  const { actor, platform, now } = caller;
  const { organizationId } = actor;
  return caller.run({
    load: async (tx) => {
      await tx.$queryRaw(sql`SELECT id FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`);
      return providerOf(tx, organizationId);
    },
    decide: (provider) => {
      if (!provider) throw notFound('identity provider', 'input');
      return provider;
    },
    apply: async (tx, provider) => {
      await tx.groupRole.deleteMany({ where: { organizationId } });
      await tx.identityProvider.delete({ where: { id: provider.id }, select: { id: true } });
      const ended = await endVouchedSessions(tx, organizationId, now);
      return {
        answer: publicProvider(provider, platform.settings.publicUrl),
        change: { before: { ...toldProvider(provider, true), ...ended.before }, after: ended.after },
        subject: { entityId: provider.id },
        events: ended.events,
      };
    },
  });
}
