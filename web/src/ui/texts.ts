import { defineTexts } from '../i18n/index.ts';

export const texts = defineTexts('ui', {
  loading: 'Loading',
  again: 'Try again',
  reload: 'Reload the page',
  showPassword: 'Show or hide the password',
  more: 'Show more',
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  copyOf: (what: string) => `Copy: ${what}`,
  lookAgain: 'Is this right?',
  enterIt: 'Yes, enter it',
  empty: 'Nothing here.',
  language: 'Language',
  scheme: { label: 'Appearance', auto: 'Same as the device', light: 'Light', dark: 'Dark' },
  offline: { title: 'The server does not answer', body: 'Check the network. What you see may be out of date.' },
  ended: { title: 'Your session has ended', body: 'Sign in again.' },
  forbidden: {
    title: 'No access',
    body: 'Your role here does not include this. Ask someone who manages members.',
  },
  factor: { title: 'A second factor is required', body: 'Reload the page and set one up.' },
  proof: { title: 'Not confirmed', body: 'Your identity was not confirmed. Nothing was changed.' },
  missing: { title: 'Not found', body: 'It does not exist, or you do not have access to it.' },
  input: { title: 'The entry was not accepted', body: 'Check what you entered.' },
  limited: { title: 'Too many attempts', body: 'Wait a moment, then try again.' },
  busy: { title: 'Someone else is changing the same record', body: 'Nothing was changed. Try again.' },
  slow: {
    title: 'This took too long',
    body: 'It was stopped, and nothing was changed. Try again, or ask for less at once.',
  },
  unavailable: { title: 'Nothing can be recorded right now', body: 'Nothing was changed. Try again soon.' },
  recorded: {
    title: 'Recorded, but not shown',
    body: 'It was recorded, but the result could not be shown. Do not enter it again; look it up.',
  },
  failed: {
    title: 'Something went wrong',
    body: 'Nothing was changed. If it happens again, tell the operator of the server.',
  },
  broken: {
    title: 'This page has stopped working',
    body: 'Reloading it usually helps, for example after an update.',
  },
  limitedFor: (seconds: string) => `Too many attempts. Try again in ${seconds} s.`,
  request: (id: string) => `Request ${id}`,
});

declare module '../i18n/define.ts' {
  interface AllTexts {
    ui: typeof texts;
  }
}
