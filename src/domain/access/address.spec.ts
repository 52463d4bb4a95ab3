import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalAddress, readAddress, withUnicodeDomain } from './address.ts';

describe('an e-mail address', () => {
  it.each([
    ['ann@example.org', 'ann@example.org'],
    [' \u00a0Ann.Lee+x@Example.ORG\t', 'ann.lee+x@example.org'],
    ['%@example.org', '%@example.org'],
    ['a_b@example.org', 'a_b@example.org'],
    ["o'neil/2{x}@example.org", "o'neil/2{x}@example.org"],
    // Full width, ligatures, and a sign for three letters.
    ['ａｎｎ＠ｅｘａｍｐｌｅ．ｏｒｇ', 'ann@example.org'],
    ['oﬃce@example.org', 'office@example.org'],
    ['\u212aurt@example.org', 'kurt@example.org'],
    // Composed and not.
    ['andre\u0301@example.org', 'andr\u00e9@example.org'],
    ['ANDR\u00c9@example.org', 'andr\u00e9@example.org'],
    ['ann@bu\u0308cher.example', 'ann@xn--bcher-kva.example'],
    ['ann@B\u00dcCHER.example', 'ann@xn--bcher-kva.example'],
    ['ann@xn--bcher-kva.example', 'ann@xn--bcher-kva.example'],
    ['иван@пример.рф', 'иван@xn--e1afmkfd.xn--p1ai'],
    ['иван@example.org', 'иван@example.org'],
    ['やまだ太郎ー@例え。テスト', 'やまだ太郎ー@xn--r8jz45g.xn--zckzah'],
    ['홍길동@example.org', '홍길동@example.org'],
    ['संपर्क@example.org', 'संपर्क@example.org'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('%j is %s', (text, address) => {
    expect(readAddress(text)).toEqual({ address });
    // The normal form is its own.
    expect(normalAddress(address)).toBe(address);
  });

  it.each([
    ['no @', 'correct horse battery', 'UNSEEN'],
    ['nothing', '', 'FORM'],
    ['nothing before the @', '@example.org', 'FORM'],
    ['nothing after it', 'ann@', 'FORM'],
    ['two of them', 'ann@b@example.org', 'FORM'],
    ['two of them, one wide', 'ann＠b@example.org', 'FORM'],
    ['a quoted part', '"ann lee"@example.org', 'UNSEEN'],
    ['a backslash', 'a\\nn@example.org', 'FORM'],
    ['a name around it', 'Ann <ann@example.org>', 'UNSEEN'],
    ['a list', 'ann@example.org,bob@example.org', 'FORM'],
    ['a space', 'an n@example.org', 'UNSEEN'],
    ['a line', 'ann@example.org\r\nbcc: eve@example.org', 'UNSEEN'],
    ['a control', 'a\u0007nn@example.org', 'UNSEEN'],
    ['U+0000', 'a\0nn@example.org', 'UNSEEN'],
    ['half a pair', 'a\ud83dnn@example.org', 'UNSEEN'],
    ['a turn of direction', 'ann\u202egro.elpmaxe@example.org', 'UNSEEN'],
    ['an isolate', 'a\u2066nn@example.org', 'UNSEEN'],
    ['a joiner', 'a\u200dnn@example.org', 'UNSEEN'],
    ['a space of no width', 'a\u200bnn@example.org', 'UNSEEN'],
    ['a soft hyphen', 'a\u00adnn@exam\u00adple.org', 'UNSEEN'],
    ['a filler', 'a\u3164nn@example.org', 'UNSEEN'],
    ['a variation', 'ann\ufe0f@example.org', 'UNSEEN'],
    ['an invisible tag', 'ann\u{e0061}@example.org', 'UNSEEN'],
    ['a dot first', '.ann@example.org', 'FORM'],
    ['two dots', 'an..n@example.org', 'FORM'],
    ['a dot last', 'ann.@example.org', 'FORM'],
    ['a local part too long', `${'a'.repeat(65)}@example.org`, 'LENGTH'],
    ['one too long in bytes', `${'é'.repeat(33)}@example.org`, 'LENGTH'],
    [
      'an address too long',
      `ann@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}.org`,
      'LENGTH',
    ],
    ['a label too long', `ann@${'a'.repeat(64)}.org`, 'DOMAIN'],
    ['endless', `${'a'.repeat(100_000)}@example.org`, 'LONG'],
    ['one label', 'ann@localhost', 'DOMAIN'],
    ['a literal', 'ann@[127.0.0.1]', 'DOMAIN'],
    ['a number', 'ann@127.0.0.1', 'DOMAIN'],
    ['a number in hex', 'ann@0x7f.0x1', 'DOMAIN'],
    ['a port', 'ann@example.org:25', 'DOMAIN'],
    ['a path', 'ann@example.org/x', 'DOMAIN'],
    ['an escape', 'ann@ex%61mple.org', 'DOMAIN'],
    ['a dot at the end', 'ann@example.org.', 'DOMAIN'],
    ['an empty label', 'ann@example..org', 'DOMAIN'],
    ['a hyphen first', 'ann@-example.org', 'DOMAIN'],
    ['an underscore in the domain', 'ann@ex_ample.org', 'DOMAIN'],
    ['punycode of nothing', 'ann@xn--a.org', 'DOMAIN'],
    // Homographs.
    ['Cyrillic а among Latin', 'p\u0430ul@example.org', 'ALPHABET'],
    ['Greek omicron among Latin', 'b\u03bfb@example.org', 'ALPHABET'],
    ['Armenian among Latin', 'b\u0585b@example.org', 'ALPHABET'],
    ['Cherokee', '\u13a0\u13a1@example.org', 'ALPHABET'],
    ['Cyrillic alone that reads as Latin', '\u0441\u043e\u0441\u043e@example.org', 'ALPHABET'],
    ['the same with digits and dots', '\u0441\u043e.\u0441\u043e7@example.org', 'ALPHABET'],
    ['Greek alone that reads as Latin', '\u03bf\u03b9@example.org', 'ALPHABET'],
    ['a letter of phonetics', '\u0251nn@example.org', 'ALPHABET'],
    ['a small capital', '\u1d00nn@example.org', 'ALPHABET'],
    ['an i without its dot', 'm\u0131ke@example.org', 'ALPHABET'],
    ['a click', 'ann\u01c3@example.org', 'ALPHABET'],
    ['a modifier', 'ann\u02b9s@example.org', 'ALPHABET'],
    ['a dot on the i, apart', 'i\u0307nge@example.org', 'ALPHABET'],
    ['Turkish capital I with its dot', '\u0130nge@example.org', 'ALPHABET'],
    ['a line below', 'a\u0332nn@example.org', 'ALPHABET'],
    ['digits of another script', 'ann\u09ea@example.org', 'FORM'],
    ['Cyrillic а in the domain', 'ann@p\u0430ypal.example', 'ALPHABET'],
    ['the same in punycode', 'ann@xn--pypal-4ve.example', 'ALPHABET'],
  ])('is not what holds %s', (_what, text, reason) => {
    expect(readAddress(text)).toEqual({ reason });
    expect(normalAddress(text)).toBeNull();
  });

  it('has one normal form, whatever is read', () => {
    const signs = fc.constantFrom(
      'a',
      'A',
      'ß',
      'ẞ',
      'Σ',
      'ς',
      'İ',
      'é',
      'e\u0301',
      'ﬁ',
      'Å',
      '\u212b',
      'ǅ',
      'あ',
      'ア',
      'ｱ',
      'ﾞ',
      '한',
      '.',
      '-',
      '%',
    );
    const text = fc.oneof(signs, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }));
    const some = fc.array(text, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
    fc.assert(
      fc.property(some, some, (local, domain) => {
        const address = normalAddress(`${local}@${domain}.example`);
        if (address !== null) expect(normalAddress(address)).toBe(address);
      }),
      { numRuns: 5_000 },
    );
  });

  it('had its domain in Unicode once', () => {
    expect(withUnicodeDomain('ann@xn--bcher-kva.example')).toBe('ann@bücher.example');
    expect(withUnicodeDomain('ann@example.org')).toBe('ann@example.org');
  });
});
