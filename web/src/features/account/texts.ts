import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    title: 'Your account',
    sessions: 'Where you are signed in',
    sessionsHint: 'End what you do not know, and change your password.',
    lock: 'Lock of this browser',
    lockHint:
      'A page that nobody touches for so long is covered until you show your password. The wall screen stays open.',
    lockAfter: 'Lock after',
    lockNever: 'Never',
    lockMinutes: (minutes: string) => `${minutes} min`,
    changePassword: 'Change the password',
    current: 'Password now',
    next: 'New password',
    nextHint: 'At least 12 characters. Several words are good. Your other sessions end.',
    needsAll: 'Enter your password as it is now and a new one of at least 12 characters.',
    notRight: 'That is not your password as it is now.',
    changed: 'Your password is changed, and your other sessions have ended.',
  },
  de: {
    title: 'Ihr Konto',
    sessions: 'Wo Sie angemeldet sind',
    sessionsHint: 'Beenden Sie, was Sie nicht kennen, und ändern Sie Ihr Passwort.',
    lock: 'Sperre dieses Browsers',
    lockHint:
      'Eine Seite, die so lange niemand berührt, ist verdeckt, bis Sie Ihr Passwort zeigen. Die Bestandstafel bleibt offen.',
    lockAfter: 'Sperren nach',
    lockNever: 'Nie',
    lockMinutes: (minutes) => `${minutes} min`,
    changePassword: 'Passwort ändern',
    current: 'Jetziges Passwort',
    next: 'Neues Passwort',
    nextHint: 'Mindestens 12 Zeichen. Mehrere Wörter sind gut. Ihre anderen Sitzungen enden.',
    needsAll: 'Geben Sie Ihr jetziges Passwort und ein neues mit mindestens 12 Zeichen ein.',
    notRight: 'Das ist nicht Ihr jetziges Passwort.',
    changed: 'Ihr Passwort ist geändert, und Ihre anderen Sitzungen sind beendet.',
  },
});
