import type { SecurityKinds } from '../../platform/audit/security-log.ts';

const iam = ['iam'] as const;

/** What of this feature is told to whoever watches over security: everything but what belongs to a pharmacy's day. */
export const accessSecurityKinds: SecurityKinds = {
  session: {
    category: ['authentication', 'session'],
    types: { 'log-in': 'start', 'sign-on': 'start', 'log-out': 'end', end: 'end' },
  },
  user: { category: iam, types: { erase: 'deletion' } },
  account: { category: iam, types: { create: 'creation' } },
  factor: { category: iam },
  member: {
    category: iam,
    types: {
      invite: 'creation',
      'accept-invitation': 'creation',
      'withdraw-invitation': 'deletion',
      disable: 'deletion',
    },
  },
  service: { category: iam, types: { 'create-key': 'creation', 'revoke-key': 'deletion' } },
  organization: { category: ['iam', 'configuration'], types: { 'sign-up': 'creation' } },
};
