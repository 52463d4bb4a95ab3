import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('security', {
  title: 'Security',
  factors: 'Second factors',
  factorsLead:
    'An authenticator app or a passkey, in addition to the password. Anyone who needs one and has none must set it up before doing anything else; this includes you.',
  who: 'Who needs one',
  policy: { NONE: 'No one', MANAGERS: 'Owners and managers', EVERYBODY: 'Everyone' },
  whoeverWants: 'Anyone may set one up.',
  allHaveOne: 'All of them have one.',
  haveNone: (count: number, told: string) =>
    count === 1 ? 'One of them does not have one yet.' : `${told} of them do not have one yet.`,
  savePolicy: 'Save the rule',
  policySaved: 'The rule for second factors has been saved.',
  provider: 'Sign-in through your identity provider',
  providerLead:
    'People sign in with the OpenID Connect provider of your organization, and their groups there give them their roles, updated at each sign-in. Keep one owner who signs in with a password, in case the provider is down. If anyone may sign up on this server, invite people first, unless the operator of the server has assigned your domain to your organization.',
  redirectUri: 'Redirect address',
  redirectHint: 'Enter it at your provider for a confidential web application (authorization code, PKCE).',
  signOnUrl: 'Where people sign in',
  signOnHint: 'Share it with everyone; browsers remember it.',
  noAddress:
    'This server does not know its own public address, so no one can return to it from a provider. The operator of the server has to set PUBLIC_URL.',
  issuer: 'Address of the provider (issuer)',
  issuerHint: 'Its configuration is found below it, at /.well-known/openid-configuration.',
  needsIssuer: 'Enter the address of the provider.',
  clientId: 'Client ID',
  clientIdHint: 'The provider’s name for this server.',
  needsClientId: 'Enter the client ID.',
  clientSecret: 'Client secret',
  secretHint: 'This server shows it to the provider. It is stored encrypted and never shown again.',
  secretKept: 'It is stored and never shown. Leave this empty to keep it.',
  needsSecret: 'Enter the secret of this client.',
  becomesAnother:
    'This is a different provider or client: saving it signs out everyone who signed in through the previous one.',
  groupsClaim: 'Claim with the groups',
  groupsClaimHint: 'The claim in which the provider lists a person’s groups.',
  scope: 'Scope',
  scopeHint: 'What is requested from the provider, separated by spaces.',
  groups: 'Groups and roles',
  groupsLead:
    'The group as the provider writes it. If someone has several roles in one pharmacy, the higher one counts; anyone in none of these groups cannot sign in.',
  groupNth: (nth: string) => `Group ${nth}`,
  group: 'Group',
  role: 'Role',
  place: 'Pharmacy',
  needsGroup: 'Enter the group.',
  addGroup: 'Add a group',
  removeRow: 'Remove',
  removeGroup: (group: string) => `Remove the group ${group}`,
  noGroups: 'No group has a role: no one can sign in through the provider.',
  setUp: 'Set up the provider',
  save: 'Save the provider',
  saved: 'The identity provider has been saved.',
  remove: 'Remove the provider',
  removeWhat:
    'Everyone who signed in through it is signed out. People and their roles stay; those without a password need a link to choose one.',
  removed: 'The identity provider has been removed.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    security: typeof texts;
  }
}
