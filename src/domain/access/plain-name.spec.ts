import { describe, expect, it } from 'vitest';
import { plainName } from './plain-name.ts';

describe('a name in a mail', () => {
  it.each([
    ['Main Street Pharmacy', 'Main Street Pharmacy'],
    ['Löwen-Apotheke & Co. KG', 'Löwen-Apotheke & Co. KG'],
    ['  a\tb  ', 'a b'],
    ['A\r\nBcc: all@pharmacy.example', 'A Bcc all pharmacy. example'],
    ['Win at https://evil.example/now', 'Win at https evil. example now'],
    ['<a href="x">y</a>', 'a href="x" y a'],
    ['\u202Eevil\u2028line\u200B', 'evil line'],
    ['x'.repeat(81), `${'x'.repeat(80)}…`],
  ])('%j is written %j', (name, written) => expect(plainName(name)).toBe(written));
});
