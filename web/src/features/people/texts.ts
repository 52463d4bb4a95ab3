import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('people', {
  title: 'People',
  nobody: 'Nobody',
  name: 'Name',
  email: 'E-mail',
  roles: 'Roles',
  role: 'Role',
  status: 'Status',
  place: 'Pharmacy',
  allPharmacies: 'all pharmacies',
  anotherPharmacy: 'another pharmacy',
  invite: 'Invite',
  needsEmail: 'Enter the e-mail address.',
  makeLink: 'Make the link',
  link: 'Link of the invitation',
  handOver: (email: string) => `Hand this link to ${email}. Whoever opens it chooses a name and a password.`,
  shownOnce: 'It is shown this once. This server sends no mail: hand it over yourself.',
  sendInvitation: 'Send the invitation',
  sent: (email: string) =>
    `The link is on its way to ${email}, and to nobody else. Whoever opens it chooses a name and a password.`,
  close: 'Close',
  invitations: 'Invitations',
  noInvitations: 'Nobody is invited now',
  invitedBy: 'Invited by',
  until: 'Until',
  acts: 'Actions',
  withdraw: 'Withdraw',
  withdrawOf: (email: string) => `Withdraw: ${email}`,
  withdrawWhat: (email: string) => `The link for ${email} is worth nothing from then on.`,
  noRole: 'No role.',
  oneMore: 'One more role',
  end: 'End',
  endRole: (role: string, place: string) => `End: ${role}, ${place}`,
  sessions: 'Sessions',
  locked: 'Wrong passwords keep this person from signing in on new devices for now.',
  unlock: 'Lift the lock',
  resetLink: 'Link for a new password',
  theLink: 'The link',
  handOverReset: (name: string, until: string) =>
    `Hand this link to ${name}, and to nobody else: whoever opens it chooses a new password for their account, once, until ${until}.`,
  resetSent: (email: string, until: string) =>
    `A link with which they choose a new password is on its way to ${email}, and to nobody else. It is good until ${until}.`,
  resetFactors: 'Lost their second factor …',
  takeFactors: 'Take the second factors away',
  resetFactorsWhat: (name: string) =>
    `Make sure first that it is ${name} who asks. Their authenticator app, passkeys and recovery codes go, their sessions end at once, and the password alone signs them in until they set up another. They are told by mail, where this server sends it.`,
  factorsReset: (name: string) => `The second factors of ${name} are taken away.`,
  disabled: (name: string) => `The access of ${name} has ended. With access again they have the roles that they had.`,
  enable: 'Give access again',
  erase: 'Erase …',
  eraseForGood: 'Erase for good',
  eraseGoes: (name: string) =>
    `Who ${name} is goes, for good: name and address, roles, ways to sign in, mails, and the key that opens name and address in the trail.`,
  eraseStays:
    'What was done stays, under a pseudonym: movements, orders, messages and the trail, which goes on proving itself. It cannot be undone.',
  erasedBadge: 'Erased',
  erased: (date: string) => `Erased on ${date}. What this person did stays, under a pseudonym.`,
  accountStays: 'The account stays: this person belongs to another organization too, which keeps what it has of them.',
  disable: 'End access',
  disableWhat: (name: string) =>
    `${name} cannot sign in any more, every session ends at once, and invitations of theirs are taken back. What they did stays in the trail.`,
  withdrawn: (emails: string) => `Taken back: the invitations for ${emails}.`,
  keysLeft: 'Service keys they made',
  keysLeftWhat: 'These go on, since services use them. Whoever made a key may have kept it.',
  keyUntil: (name: string, date: string) => `${name}, until ${date}`,
  keyRevoked: (name: string) => `${name}: revoked`,
  revokeKey: (name: string) => `Revoke: ${name}`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    people: typeof texts;
  }
}
