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
    ['no @', 'correct horse battery'],
    ['nothing', ''],
    ['nothing before the @', '@example.org'],
    ['nothing after it', 'ann@'],
    ['two of them', 'ann@b@example.org'],
    ['two of them, one wide', 'ann＠b@example.org'],
    ['a quoted part', '"ann lee"@example.org'],
    ['a backslash', 'a\\nn@example.org'],
    ['a name around it', 'Ann <ann@example.org>'],
    ['a list', 'ann@example.org,bob@example.org'],
    ['a space', 'an n@example.org'],
    ['a line', 'ann@example.org\r\nbcc: eve@example.org'],
    ['a control', 'a\u0007nn@example.org'],
    ['U+0000', 'a\0nn@example.org'],
    ['half a pair', 'a\ud83dnn@example.org'],
    ['a turn of direction', 'ann\u202egro.elpmaxe@example.org'],
    ['an isolate', 'a\u2066nn@example.org'],
    ['a joiner', 'a\u200dnn@example.org'],
    ['a space of no width', 'a\u200bnn@example.org'],
    ['a soft hyphen', 'a\u00adnn@exam\u00adple.org'],
    ['a filler', 'a\u3164nn@example.org'],
    ['a variation', 'ann\ufe0f@example.org'],
    ['an invisible tag', 'ann\u{e0061}@example.org'],
    ['a dot first', '.ann@example.org'],
    ['two dots', 'an..n@example.org'],
    ['a dot last', 'ann.@example.org'],
    ['a local part too long', `${'a'.repeat(65)}@example.org`],
    ['one too long in bytes', `${'é'.repeat(33)}@example.org`],
    [
      'an address too long',
      `ann@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}.org`,
    ],
    ['a label too long', `ann@${'a'.repeat(64)}.org`],
    ['endless', `${'a'.repeat(100_000)}@example.org`],
    ['one label', 'ann@localhost'],
    ['a literal', 'ann@[127.0.0.1]'],
    ['a number', 'ann@127.0.0.1'],
    ['a number in hex', 'ann@0x7f.0x1'],
    ['a port', 'ann@example.org:25'],
    ['a path', 'ann@example.org/x'],
    ['an escape', 'ann@ex%61mple.org'],
    ['a dot at the end', 'ann@example.org.'],
    ['an empty label', 'ann@example..org'],
    ['a hyphen first', 'ann@-example.org'],
    ['an underscore in the domain', 'ann@ex_ample.org'],
    ['punycode of nothing', 'ann@xn--a.org'],
    // Homographs.
    ['Cyrillic а among Latin', 'p\u0430ul@example.org'],
    ['Greek omicron among Latin', 'b\u03bfb@example.org'],
    ['Armenian among Latin', 'b\u0585b@example.org'],
    ['Cherokee', '\u13a0\u13a1@example.org'],
    ['Cyrillic alone that reads as Latin', '\u0441\u043e\u0441\u043e@example.org'],
    ['the same with digits and dots', '\u0441\u043e.\u0441\u043e7@example.org'],
    ['Greek alone that reads as Latin', '\u03bf\u03b9@example.org'],
    ['a letter of phonetics', '\u0251nn@example.org'],
    ['a small capital', '\u1d00nn@example.org'],
    ['an i without its dot', 'm\u0131ke@example.org'],
    ['a click', 'ann\u01c3@example.org'],
    ['a modifier', 'ann\u02b9s@example.org'],
    ['a dot on the i, apart', 'i\u0307nge@example.org'],
    ['Turkish capital I with its dot', '\u0130nge@example.org'],
    ['a line below', 'a\u0332nn@example.org'],
    ['digits of another script', 'ann\u09ea@example.org'],
    ['Cyrillic а in the domain', 'ann@p\u0430ypal.example'],
    ['the same in punycode', 'ann@xn--pypal-4ve.example'],
  ])('is not what holds %s', (_what, text) => {
    expect(readAddress(text)).toEqual({ reason: expect.any(String) });
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
