import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newDrug, someText } from '../../kit/world.ts';
import { app, search, useCatalogue, world } from './finding.kit.ts';

useCatalogue();

describe('a strength', () => {
  const keysOf = async (strengths: readonly string[]) =>
    (await app.sql<{ keys: string[] }>('SELECT strength_keys(s) AS keys FROM unnest($1::text[]) s', [strengths])).map(
      ({ keys }) => keys,
    );
  const wholeOf = async (strengths: readonly string[]) =>
    (await app.sql<{ whole: string }>('SELECT (strength_asked(s)).whole FROM unnest($1::text[]) s', [strengths])).map(
      ({ whole }) => whole,
    );

  it.each([
    [['25 mcg', '25mcg', '25 ug', '25 µg', '25 μg', '0.025 mg', '.025mg', '0,025 mg', '25 micrograms']],
    [['1,000 mg', '1000mg', '1 g', '1 gram', '1.0 g']],
    [
      [
        '5,000 units/mL',
        "5000 [USP'U]/mL",
        '5000 [iU]/mL',
        '5000 IU per mL',
        '5000 U/ml',
        '5000 USP units/mL',
        '5000 units/1 mL',
      ],
    ],
    [['5 mg/325 mg', '325 mg / 5 mg', '5mg-325mg', '5/325 mg', '5 mg; 325 mg', '5 mg + 325 mg', '325 mg and 5 mg']],
    [['250 mg/5 mL', '250mg/5ml', '250 mg per 5 mL', '0.25 g/5 mL', '250 mg/5 cc']],
    [['1.2 million units', '1,200,000 units', '1200000 IU']],
    [['25 mcg/h', '25 ug/hr', '25 mcg per hour', '600 mcg/day'].slice(0, 3)],
    [
      [
        '5,000 units',
        '5.000 units',
        '5.000 IE',
        '5000 I.E.',
        '5000 I.E',
        '5 000 units',
        '5\u202f000 Einheiten',
        '5.000 I.U.',
      ],
    ],
    [['1,200,000 units', '1.200.000 IE', '1 200 000 IU', '1.2 Mio. I.E.', '1.200 million units']],
    [['100 units/mL', 'U-100', 'u100', '100 I.E./ml']],
    [['0.5 mg', '½ mg', '1/2 mg', '0,5 mg.', '500 mcgs']],
    [['2.5 mg', '2½ mg', '2 ½ mg', '2 1/2 mg', '2 1⁄2mg']],
    [['1 mg/mL', '1:1000', '1:1,000', '1 : 1.000', '1:1 000']],
    [['0.1 mg/mL', '1:10000', '1:10,000']],
    [['5 mg/1000 mL', '5 mg/1 000 mL', '5 mg/L']],
  ])('is one however it is written: %j', async (written) => {
    const [wholes, keys] = [await wholeOf(written), await keysOf(written)];
    expect(new Set(wholes).size).toBe(1);
    for (const each of keys) expect(each).toContain(wholes[0]);
  });

  it.each([
    ['30 mg/0.3 mL', '40 mg/0.4 mL'],
    ['2.5 mg', '25 mg'],
    ['5 mg', '5 g'],
    ['5 mg', '5 mcg'],
    ['500 units', '500 mg'],
    ['5 mg/325 mg', '5 mg'],
    ['250 mg', '250 mg/5 mL'],
    ['25 mcg', '25 mcg/h'],
    ['5 units', '5.000 units'],
    ['21/2 mg', '2½ mg'],
    ["5000 [USP'U]", "5.000 [USP'U]"],
  ])('%s is not %s', async (one, other) => {
    const [[asked = ''], [keys = []]] = [await wholeOf([other]), await keysOf([one])];
    expect(keys).not.toContain(asked);
  });

  it('with three digits behind its dot may be meant either way, and is both where it has no units', async () => {
    const name = someText('Ambigol');
    const found = async () =>
      (await search(`${name} 1.250 mg`)).map((edge) => [edge.node.strength, edge.strengthMatch]);
    const other = await newDrug(world, { name, strength: '5 mg' });
    await newDrug(world, { name, strength: '1250 mg' });
    expect(await found()).toEqual([
      ['1250 mg', 'EXACT'],
      ['5 mg', 'OTHER'],
    ]);
    await newDrug(world, { name, strength: '1.25 mg' });
    expect(await found()).toEqual([
      ['1.25 mg', 'EXACT'],
      ['1250 mg', 'EXACT'],
      ['5 mg', 'OTHER'],
    ]);
    expect((await search(`${name} 5.000`)).map((edge) => edge.strengthMatch)).toEqual(['EXACT', 'OTHER', 'OTHER']);
    expect((await search(`${name} 0.125 mg`)).map(({ node }) => node.id)).toContain(other);
  });

  it('of units in German is thousands', async () => {
    const name = someText('Heparol');
    for (const strength of ['1 units/mL', '5 units/mL', '1000 units/mL', '5000 units/mL'])
      await newDrug(world, { name, strength, dosageForm: null });
    for (const [text, strength, match] of [
      ['5.000 units', '5000 units/mL', 'PART'],
      ['5.000 IE', '5000 units/mL', 'PART'],
      ['1.000 units', '1000 units/mL', 'PART'],
      ['1.000 IE/ml', '1000 units/mL', 'EXACT'],
      ['1 000 units/ml', '1000 units/mL', 'EXACT'],
    ] as const) {
      const [edge] = await search(`${name} ${text}`);
      expect([text, edge?.node.strength, edge?.strengthMatch]).toEqual([text, strength, match]);
    }
  });

  it('with a blank between its digits may be two', async () => {
    const name = someText('Blankol');
    await newDrug(world, { name, strength: '5 mg / 325 mg' });
    expect((await search(`${name} 5 325 mg`)).map((edge) => edge.strengthMatch)).toEqual(['EXACT']);
  });

  it('of a percentage is the grams in 100 mL or 100 g', async () => {
    const keys = await keysOf(['10 mg/g', '10 mg/mL', '1 g/100mL', '1 g/100g', '0.01 mL/mL', '1 %']);
    for (const each of keys) expect(each).toContain('=1%');
  });

  it('is found in every way people write it, and no other one is', async () => {
    const units = [
      ['mg', 1],
      ['mcg', 0.001],
      ['g', 1000],
    ] as const;
    const amounts = fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.constantFrom(1, 10, 100));
    const written = fc.tuple(
      amounts,
      fc.constantFrom(...units),
      fc.constantFrom('', ' ', '  '),
      fc.boolean(),
      fc.boolean(),
    );
    const samples = fc.sample(written, 400).map(([[digits, by], [unit, milligrams], blank, comma, point]) => {
      const amount = digits / by;
      const plain = point && amount < 1 ? `${amount}`.replace(/^0/, '') : `${amount}`;
      const text = comma && !plain.startsWith('.') ? plain.replace('.', ',') : plain;
      return { text: `${text}${blank}${unit}`, key: `=${Number((amount * milligrams).toPrecision(12))}mg` };
    });
    const found = await wholeOf(samples.map(({ text }) => text));
    for (const [at, { text, key }] of samples.entries())
      if (!key.includes('e')) expect(`${text} ${found[at]}`).toBe(`${text} ${key}`);
  });

  it('is shown with mcg and units, and stays as it was written', async () => {
    for (const [strength, dosage] of [
      ["100 [USP'U]/mL", '100 units/mL'],
      ['25 ug', '25 mcg'],
      ['25 µg/h', '25 mcg/h'],
      ['100 [iU]/mL', '100 units/mL'],
    ]) {
      const name = someText('Shown');
      await newDrug(world, { name, strength: strength ?? '', dosageForm: null });
      const [edge] = await search(name);
      expect([edge?.node.strength, edge?.node.dosage]).toEqual([strength, dosage]);
    }
  });
});
