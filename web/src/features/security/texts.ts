import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('security', {
  title: 'Security',
  factors: 'Second factors',
  factorsLead:
    'An authenticator app or a passkey, besides the password. Whoever must have one and has none can do nothing else before setting it up, from the next click on; you too.',
  who: 'Who must have one',
  policy: { NONE: 'Nobody', MANAGERS: 'Owners and managers', EVERYBODY: 'Everybody' },
  whoeverWants: 'Whoever wants one sets it up.',
  allHaveOne: 'All of them have one.',
  haveNone: (count: number, told: string) =>
    count === 1 ? 'One of them has none yet.' : `${told} of them have none yet.`,
  savePolicy: 'Save who must have one',
  policySaved: 'Who must have a second factor is saved.',
  provider: 'Sign-in through your identity provider',
  providerLead:
    'People sign in with the OpenID Connect provider of your organization, and their groups there give them their roles, anew at each sign-in. Keep an owner who signs in with a password, for the day on which the provider is away. Where anybody may sign up, invite people first, unless whoever runs the server has given your domain to your organization.',
  redirectUri: 'Redirect address',
  redirectHint: 'Enter it at the provider, for a confidential web application (authorization code, PKCE).',
  signOnUrl: 'Where people sign in',
  signOnHint: 'Give it to everybody; a browser remembers it.',
  noAddress:
    'This server does not know the address under which people reach it, so nobody can come back from a provider. Whoever runs it sets PUBLIC_URL.',
  issuer: 'Address of the provider (issuer)',
  issuerHint: 'Its configuration stands below it, at /.well-known/openid-configuration.',
  needsIssuer: 'Enter the address of the provider.',
  clientId: 'Client ID',
  clientIdHint: 'What the provider calls this server.',
  needsClientId: 'Enter the client ID.',
  clientSecret: 'Client secret',
  secretHint: 'What this server shows the provider. It is kept encrypted and never shown again.',
  secretKept: 'It is kept and never shown. Leave it empty to leave it as it is.',
  needsSecret: 'Enter the secret of this client.',
  becomesAnother:
    'This is another provider or client: with saving it, whoever signed in through the one before is signed out.',
  groupsClaim: 'Claim with the groups',
  groupsClaimHint: 'What the provider calls a person’s groups in what it says of them.',
  scope: 'Scope',
  scopeHint: 'What is asked of the provider, with spaces between.',
  groups: 'Groups and roles',
  groupsLead:
    'The group as the provider writes it. Of several roles at one place the higher counts; whoever is in none of these groups does not come in.',
  groupNth: (nth: string) => `Group ${nth}`,
  group: 'Group',
  role: 'Role',
  place: 'Pharmacy',
  needsGroup: 'Enter the group.',
  addGroup: 'Add a group',
  removeRow: 'Remove',
  removeGroup: (group: string) => `Remove the group ${group}`,
  noGroups: 'No group has a role: nobody comes in through the provider.',
  setUp: 'Set up the provider',
  save: 'Save the provider',
  saved: 'The identity provider is saved.',
  remove: 'Remove the provider',
  removeWhat:
    'Whoever signed in through it is signed out. People and their roles stay; those who have no password need a link for a new one.',
  removed: 'The identity provider is removed.',
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    security: typeof texts;
  }
}
