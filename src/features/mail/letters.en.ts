import { plainName } from '../../domain/plain-name.ts';
import { instantIn } from './instant.ts';
import type { Letters } from './letter.ts';

const instant = instantIn('en');
const notYou =
  'If it was not you, change your password at once, end your sessions, and tell an owner of your organization.';

/** What letters say in English. */
export const en: Letters = {
  'sign-up': ({ link }) => ({
    subject: 'Confirm your address',
    paragraphs: [
      'Somebody, probably you, wants to begin with Apotheca under this address. Open the link and enter the password that you chose; nothing is made before that.',
      'The link is good for a day. If it was not you, do nothing.',
    ],
    action: { label: 'Confirm the address', link },
  }),
  'sign-up-known': ({ link }) => ({
    subject: 'You have an account already',
    paragraphs: [
      'Somebody, probably you, tried to sign up with Apotheca under this address. There is an account with it already, and nothing was changed: sign in with it.',
      'If it was not you, do nothing.',
    ],
    action: { label: 'Sign in', link },
  }),
  invitation: ({ organization, inviter, link, until }) => ({
    subject: `Invitation: ${plainName(organization)}`,
    paragraphs: [
      `${plainName(inviter)} invites you to work for “${plainName(organization)}” with Apotheca.`,
      `The link is for you alone: whoever opens it takes the invitation up. It is good until ${instant(until)}. If you do not know who invites you, do nothing.`,
    ],
    action: { label: 'Take up the invitation', link },
  }),
  'password-reset': ({ link, until }) => ({
    subject: 'A new password',
    paragraphs: [
      `Somebody, probably you, asked for a new password for this address. The link is good until ${instant(until)}.`,
      'If it was not you, do nothing: the password stays as it is.',
    ],
    action: { label: 'Choose a new password', link },
  }),
  'confirm-address': ({ link, until }) => ({
    subject: 'Confirm your new address',
    paragraphs: [
      `Somebody, probably you, wants to use this address for their account. Open the link to confirm it; it is good until ${instant(until)}.`,
      'If it was not you, do nothing.',
    ],
    action: { label: 'Confirm the address', link },
  }),
  'address-changed': ({ at }) => ({
    subject: 'Your address was changed',
    paragraphs: [
      `The address of your account was changed on ${instant(at)}. This one is not used any more.`,
      `${notYou}`,
    ],
  }),
  'new-device': ({ at, device, ip }) => ({
    subject: 'Sign-in from a new device',
    paragraphs: [
      `Somebody signed in to your account on ${instant(at)} from a device or network that was not seen before: ${plainName(device)}, address ${ip}.`,
      `If it was you, there is nothing to do. ${notYou}`,
    ],
  }),
  'password-changed': ({ at }) => ({
    subject: 'Your password was changed',
    paragraphs: [`The password of your account was changed on ${instant(at)}, and your other sessions ended.`, notYou],
  }),
  'key-made': ({ organization, key, by, at }) => ({
    subject: 'A service key was made',
    paragraphs: [
      `${plainName(by)} made the service key “${plainName(key)}” for “${plainName(organization)}” on ${instant(at)}. With it a program may use the API.`,
      'You hear of it as an owner. If it should not be there, revoke it.',
    ],
  }),
  'role-changed': ({ organization, by, at }) => ({
    subject: 'Your role was changed',
    paragraphs: [
      by === null
        ? `What you may do at “${plainName(organization)}” changed on ${instant(at)}, since your groups there did. What you may do now stands in your account.`
        : `${plainName(by)} changed what you may do at “${plainName(organization)}” on ${instant(at)}. What you may do now stands in your account.`,
      'If you did not expect it, ask an owner of the organization.',
    ],
  }),
  'factor-added': ({ at, passkey }) => ({
    subject: 'A second factor was added',
    paragraphs: [
      `A second factor was added to your account on ${instant(at)}: ${passkey === null ? 'an authenticator app' : `the passkey “${plainName(passkey)}”`}. It counts from the next sign-in on.`,
      `If it was not you, remove it in your account. ${notYou}`,
    ],
  }),
  'factor-removed': ({ at, passkey }) => ({
    subject: 'A second factor was removed',
    paragraphs: [
      `A second factor was taken from your account on ${instant(at)}: ${passkey === null ? 'the authenticator app' : `the passkey “${plainName(passkey)}”`}. It does not sign you in any more.`,
      notYou,
    ],
  }),
  'factors-reset': ({ by, at }) => ({
    subject: 'Your second factors were taken away',
    paragraphs: [
      `${by === null ? 'Whoever runs the server' : `${plainName(by.name)}, for “${plainName(by.organization)}”,`} took all second factors and recovery codes of your account away on ${instant(at)}, and ended your sessions. Your password alone signs you in until you set up another.`,
      'If you did not ask for it, change your password at once, set up a second factor, and tell an owner of your organization.',
    ],
  }),
  'recovery-code-used': ({ at, device, ip }) => ({
    subject: 'A recovery code was used',
    paragraphs: [
      `Somebody used a recovery code of your account on ${instant(at)}, to sign in or to show once more who they are: ${plainName(device)}, address ${ip}. The code is used up.`,
      `If it was you and you have lost a second factor, remove it in your account. ${notYou}`,
    ],
  }),
  'recovery-codes-made': ({ at }) => ({
    subject: 'New recovery codes were made',
    paragraphs: [
      `New recovery codes were made for your account on ${instant(at)}. Those from before are worth nothing any more.`,
      `If it was not you, make new ones in your account. ${notYou}`,
    ],
  }),
  'sign-on-linked': ({ organization, at }) => ({
    subject: `Sign-in through “${plainName(organization)}”`,
    paragraphs: [
      `Somebody, probably you, signed in on ${instant(at)} through the sign-in of “${plainName(organization)}” for the first time. From now on it opens what you have there, and your groups there say what you may do.`,
      'If it was not you, tell an owner of the organization. A new password ends nothing of it: their sign-in vouches for you, and only there.',
    ],
  }),
};
