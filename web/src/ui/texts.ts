import { defineTexts } from '../i18n/index.ts';

export const texts = defineTexts('ui', {
  loading: 'Loading',
  again: 'Try again',
  reload: 'Load the page anew',
  showPassword: 'Show or hide the password',
  more: 'Show more',
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  copyOf: (what: string) => `Copy: ${what}`,
  lookAgain: 'Is this right?',
  empty: 'Nothing here.',
  language: 'Language',
  scheme: { label: 'Colours', auto: 'As the device', light: 'Light', dark: 'Dark' },
  offline: { title: 'The server does not answer', body: 'Check the network. What you see may be behind.' },
  ended: { title: 'Your session has ended', body: 'Sign in again.' },
  forbidden: {
    title: 'Not open to you',
    body: 'Your role here does not include this. Somebody who manages members can change that.',
  },
  factor: { title: 'A second factor is asked for', body: 'Load the page anew and set one up.' },
  proof: { title: 'Not done', body: 'You did not show that it is you. Nothing was changed.' },
  missing: { title: 'Not found', body: 'There is no such thing, or none that you may see.' },
  input: { title: 'That was not taken', body: 'Look at what you entered.' },
  limited: { title: 'Too many tries', body: 'Wait a little and try again.' },
  busy: { title: 'Others are changing the same', body: 'Nothing was changed. Try again.' },
  unavailable: { title: 'Nothing can be recorded at the moment', body: 'Nothing was changed. Try again soon.' },
  recorded: {
    title: 'Recorded, but not shown',
    body: 'It was recorded; only showing it failed. Do not do it again: look it up.',
  },
  failed: {
    title: 'That did not work',
    body: 'Nothing was changed. If it happens again, tell whoever runs the server.',
  },
  broken: {
    title: 'This page has broken',
    body: 'Loading it anew mends it in most cases, for example when there is a new version.',
  },
  limitedFor: (seconds: string) => `Too many tries. Try again in ${seconds} s.`,
  request: (id: string) => `Request ${id}`,
});

declare module '../i18n/define.ts' {
  interface AllTexts {
    ui: typeof texts;
  }
}
