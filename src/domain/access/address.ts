import { domainToASCII, domainToUnicode } from 'node:url';

/** RFC 5321: octets of the part before the @, and of the whole. */
const longestLocal = 64;
const longest = 254;

/** Nothing that is not seen or breaks a line: controls, directions, joiners, fillers, spaces, halves of a pair. */
const unseen = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
/** Letters of any script, the marks that belong to one, digits 0 to 9, and RFC 5322's signs without quotes. */
const localCharacters = /^[\p{L}\p{Mn}\p{Mc}0-9!#$%&'*+/=?^_`{|}~.-]+$/u;
/** Signs that lie on letters of any script, and Latin letters of phonetics, clicks and old prints: hardly written, easily taken for others. */
const strange = /[\p{sc=Inherited}\u01c0-\u01c3\u0250-\u02ff\u1d00-\u1dbf\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f]/u;
/** An i and a j without their dots. In a domain they are shown in ASCII. */
const dotless = /[ıȷ]/u;
/** Letters of other alphabets that are drawn as Latin ones: a name of these alone passes for another's. */
const drawnAsLatin = /^[асԁеһіјӏорԛѕԝхуүѵԍьпєανοιρυκχωγτհոռսօյցգզ]+$/u;
const scripts =
  'Latin Cyrillic Greek Armenian Hebrew Arabic Syriac Thaana Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Georgian Ethiopic Khmer Mongolian Han Hiragana Katakana Hangul Bopomofo'
    .split(' ')
    .map((name) => ({ name, letter: new RegExp(`\\p{sc=${name}}`, 'u') }));
/** What is written together: Japanese, Korean, Chinese. */
const together = [
  ['Han', 'Hiragana', 'Katakana'],
  ['Han', 'Hangul'],
  ['Han', 'Bopomofo'],
];

/** An address in its normal form, or why the text is none. */
export type ReadAddress = { readonly address: string } | { readonly reason: NoAddress };
/** Why a text is no address. */
export type NoAddress = 'LONG' | 'UNSEEN' | 'FORM' | 'DOMAIN' | 'LENGTH' | 'ALPHABET';

/**
 * Reads an e-mail address. There is one normal form of each, and it is what is looked up, counted, kept and told: without spaces around it, in
 * NFKC and small letters, its domain in ASCII. A text that could be taken for another's address is none.
 */
export function readAddress(text: string): ReadAddress {
  // What is longer by far is not worth the reading. NFKC makes a text eighteen times as long at most.
  if (text.length > 2_000) return { reason: 'LONG' };
  const plain = normalText(text.trim());
  if (unseen.test(plain)) return { reason: 'UNSEEN' };
  const [local = '', domain = '', ...rest] = plain.split('@');
  if (local === '' || domain === '' || rest.length > 0 || !localCharacters.test(local) || /^\.|\.\.|\.$/.test(local))
    return { reason: 'FORM' };
  const host = hostOf(domain);
  if (host === null) return { reason: 'DOMAIN' };
  if (bytes(local) > longestLocal || bytes(local) + 1 + host.length > longest) return { reason: 'LENGTH' };
  if (
    ![local, ...domainToUnicode(host).split('.')].every(isOfOneScript) ||
    dotless.test(local) ||
    drawnAsLatin.test(lettersOf(local))
  )
    return { reason: 'ALPHABET' };
  return { address: `${local}@${host}` };
}

/** The normal form of an address; null when the text is none. */
export function normalAddress(text: string): string | null {
  const read = readAddress(text);
  return 'address' in read ? read.address : null;
}

/** The domain of an address in its normal form. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** How an address with letters beyond ASCII in its domain was kept before there was a normal form. */
export function withUnicodeDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}@${domainToUnicode(address.slice(at + 1))}`;
}

/** Small letters may come apart into what NFKC would join. */
function normalText(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/** A domain as it is asked for: at least two labels of ASCII letters, digits and inner hyphens, the last of them no number. */
function hostOf(domain: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.。-]+$/u.test(domain)) return null;
  const host = domainToASCII(domain);
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  const right =
    labels.length > 1 &&
    labels.every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(label)) &&
    /^([a-z]{2,}|xn--.+)$/.test(last) &&
    // Punycode that says nothing stays as it is.
    !/(^|\.)xn--/.test(domainToUnicode(host));
  return right ? host : null;
}

function isOfOneScript(text: string): boolean {
  if (strange.test(text)) return false;
  const found = scripts.filter(({ letter }) => letter.test(text)).map(({ name }) => name);
  const known = [...lettersOf(text)].every((each) => each === 'ー' || scripts.some(({ letter }) => letter.test(each)));
  return known && (found.length <= 1 || together.some((set) => found.every((name) => set.includes(name))));
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '');
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
