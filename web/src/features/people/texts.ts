import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('people', {
  title: 'People',
  nobody: 'No one',
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
  makeLink: 'Create the link',
  link: 'Invitation link',
  handOver: (email: string) => `Give this link to ${email}. Whoever opens it chooses a name and a password.`,
  shownOnce: 'It is shown only once. This server does not send mail: pass it on yourself.',
  sendInvitation: 'Send the invitation',
  sent: (email: string) =>
    `The link is on its way to ${email}, and to no one else. Whoever opens it chooses a name and a password.`,
  close: 'Close',
  invitations: 'Invitations',
  noInvitations: 'No open invitations',
  invitedBy: 'Invited by',
  until: 'Until',
  acts: 'Actions',
  withdraw: 'Withdraw',
  withdrawOf: (email: string) => `Withdraw: ${email}`,
  withdrawWhat: (email: string) => `The link for ${email} will no longer work.`,
  noRole: 'No role.',
  oneMore: 'Another role',
  end: 'End',
  endRole: (role: string, place: string) => `End: ${role}, ${place}`,
  sessions: 'Sessions',
  locked: 'After several wrong passwords, this person cannot sign in on new devices for now.',
  unlock: 'Unlock',
  resetLink: 'Link for a new password',
  theLink: 'The link',
  handOverReset: (name: string, until: string) =>
    `Give this link to ${name}, and to no one else: whoever opens it chooses a new password for their account, once, until ${until}.`,
  resetSent: (email: string, until: string) =>
    `A link to choose a new password is on its way to ${email}, and to no one else. It is valid until ${until}.`,
  resetFactors: 'Lost their second factor …',
  takeFactors: 'Remove the second factors',
  resetFactorsWhat: (name: string) =>
    `First make sure that it is ${name} who is asking. Their authenticator app, passkeys and recovery codes are removed, their sessions end at once, and the password alone is enough to sign in until they set up a new factor. They are told by e-mail if this server sends mail.`,
  factorsReset: (name: string) => `The second factors of ${name} have been removed.`,
  disabled: (name: string) =>
    `The access of ${name} has ended. If access is restored, they have their previous roles again.`,
  enable: 'Restore access',
  erase: 'Erase …',
  eraseForGood: 'Erase permanently',
  eraseGoes: (name: string) =>
    `Everything that says who ${name} is will be erased permanently: name and address, roles, ways to sign in, mails, and the key that makes name and address readable in the audit trail.`,
  eraseStays:
    'What they did stays under a pseudonym: movements, orders, messages and the audit trail, which can still be verified. This cannot be undone.',
  erasedBadge: 'Erased',
  erased: (date: string) => `Erased on ${date}. What this person did stays under a pseudonym.`,
  accountStays:
    'The account stays: this person also belongs to another organization, which keeps its own records of them.',
  disable: 'End access',
  disableWhat: (name: string) =>
    `${name} can no longer sign in, every session ends at once, and their invitations are withdrawn. What they did stays in the audit trail.`,
  withdrawn: (emails: string) => `Withdrawn: the invitations for ${emails}.`,
  keysLeft: 'Service keys they created',
  keysLeftWhat: 'These keep working, since services use them. Whoever created a key may have kept a copy.',
  keyUntil: (name: string, date: string) => `${name}, until ${date}`,
  keyRevoked: (name: string) => `${name}: revoked`,
  revokeKey: (name: string) => `Revoke: ${name}`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    people: typeof texts;
  }
}
