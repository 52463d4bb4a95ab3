/** Passwords of at least twelve characters that lists of leaked ones hold, and the patterns people make long ones with. */
const common = new Set([
  'passwordpassword',
  'password1234',
  'password12345',
  'password123456',
  'password123!',
  'mypassword123',
  'adminadmin123',
  'administrator',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'qwerty123456',
  'qwertyqwerty',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'zaq12wsxcde3',
  'abcdefghijkl',
  'abcdefghijklmnop',
  'abcd1234abcd',
  'abc123abc123',
  'iloveyou1234',
  'iloveyouforever',
  'letmeinletmein',
  'welcome12345',
  'welcome123456',
  'changeme1234',
  'changemenow12',
  'trustno1trustno1',
  'sunshine1234',
  'princess1234',
  'football1234',
  'baseball1234',
  'liverpool123',
  'superman1234',
  'michael12345',
  'pharmacy1234',
  'pharmacypharmacy',
  'apotheca1234',
  'apothecaapotheca',
]);

/** Whether a password is one of the first that a guesser would try for this person. */
export function isGuessable(password: string, email: string, name: string): boolean {
  const plain = password.toLowerCase();
  const [local = ''] = email.toLowerCase().split('@');
  const personal = [email.toLowerCase(), local, name.toLowerCase().replaceAll(/\s+/g, '')];
  return (
    common.has(plain) ||
    new Set(plain).size <= 2 ||
    /^\d+$/.test(plain) ||
    personal.some((word) => word.length >= 4 && plain.replaceAll(word, '').length < 4)
  );
}
