import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldJoined, foldWords } from '../../../src/domain/catalogue/fold-words.ts';
import { newDrug, someText } from '../../kit/world.ts';
import { app, fixture, search, useCatalogue, world } from './finding.kit.ts';

useCatalogue();

const queries = JSON.parse(fixture('queries.json')) as [search: string, first: string, match: string | null][];

const first = async (text: string) => {
  const [edge] = await search(text);
  return edge && { name: `${edge.node.name} ${edge.node.dosage}`.toLowerCase(), match: edge.strengthMatch };
};

describe('a search for a drug', () => {
  it.each(queries)('%s has the right first answer', async (text, name, match) => {
    const found = await first(text);
    expect(found?.name).toMatch(new RegExp(name));
    expect(String(found?.match)).toMatch(new RegExp(`^(${match})$`));
  });

  it('has at least sixty of them', () => expect(queries.length).toBeGreaterThanOrEqual(60));
});

describe('the words of a search', () => {
  const texts = [
    'Éphédrine',
    'Co‑Trimoxazole',
    'St. John’s wort',
    'Größe',
    'ŁÓDŹ',
    'œstrogène',
    'B-12',
    '70/30',
    'ﬁlm',
    'İstanbul',
    'ΣΊΣΥΦΟΣ',
    '５％',
    'a\u00adb',
    'x\u200by',
    'Naïve—dash',
    '½',
  ];

  it('are folded by the database as by the server', async () => {
    const any = fc.sample(
      fc.string({ unit: fc.constantFrom(..."aÉßŁœİσςΣ-–’'./ ½ﬁ\u00ad\u0301\u200b%(5µ"), maxLength: 12 }),
      300,
    );
    const rows = await app.sql<{ text: string; folded: string; joined: string }>(
      'SELECT t AS text, fold_words(t) AS folded, fold_joined(t) AS joined FROM unnest($1::text[]) t',
      [[...texts, ...any]],
    );
    for (const { text, folded, joined } of rows) expect([folded, joined]).toEqual([foldWords(text), foldJoined(text)]);
  });

  it.each([
    ['Éphédrine', ['ephedrine', 'E\u0301PHE\u0301DRINE', 'éphed']],
    ['Co-Trimoxazole', ['cotrimoxazole', 'co trimoxazole', 'co‑trimoxazole', 'CO–TRIM']],
    ['St. John’s Wort', ["st john's", 'johns wort', 'wort st']],
    ['Größenzart', ['grössenzart', 'grossenzart']],
    ['Cotrimox', ['co-trimox']],
  ])('find %s in any form', async (name, asked) => {
    const key = someText('Key');
    const id = await newDrug(world, { name: `${name} ${key}` });
    for (const text of asked) expect((await search(`${text} ${key}`)).map(({ node }) => node.id)).toEqual([id]);
  });

  it('allow for one typing error, and no second one', async () => {
    const id = await newDrug(world, { name: 'Zyxwoprazine' });
    for (const typo of [
      'zyxwoprazin',
      'zyxwprazine',
      'zyxwooprazine',
      'zyxwoprasine',
      'zxywoprazine',
      'yzxwoprazine',
      'xyxwoprazine',
      'zyxworpazine',
      'zyxwprazi',
    ])
      expect(
        (await search(typo)).map(({ node }) => node.id),
        typo,
      ).toEqual([id]);
    for (const wrong of ['zyxwiprasine', 'zzywoprazine']) expect(await search(wrong), wrong).toEqual([]);
  });

  it('that are three letters long may stand within a word, shorter ones begin it', async () => {
    const id = await newDrug(world, { name: 'Qqvastatin' });
    expect((await search('vastatin qq')).map(({ node }) => node.id)).toEqual([id]);
    expect(await search('qvastatin at')).toEqual([]);
  });
});
