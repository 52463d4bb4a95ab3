import { describe, expect, it } from 'vitest';
import { shownStrength, strengthIn } from './strength.ts';

describe('a strength as it is shown', () => {
  it.each([
    ['25 ug', '25 mcg'],
    ['25µg/h', '25mcg/h'],
    ['25 μg', '25 mcg'],
    ["100 [USP'U]/mL", '100 units/mL'],
    ["5 [USP&apos'U]/mL", '5 units/mL'],
    ['70 [iU]/mL / 30 [iU]/mL', '70 units/mL / 30 units/mL'],
    ['5000 IU', '5000 units'],
    ['5000IU/mL', '5000 units/mL'],
    ['100 U/g', '100 units/g'],
    ['100U', '100 units'],
    ['250 mg/5mL', '250 mg/5mL'],
    ['30 [hp_X]/mL', '30 [hp_X]/mL'],
    ['0.4 mcg', '0.4 mcg'],
  ])('%s is %s', (written, shown) => {
    expect(shownStrength(written)).toBe(shown);
  });
});

describe('the strength in a search', () => {
  it.each([
    ['warfarin 2.5 mg', '2.5 mg', 'warfarin'],
    ['25mcg levothyroxine', '25mcg', 'levothyroxine'],
    ['heparin 5,000 USP units/mL', '5,000 usp units/ml', 'heparin'],
    ['hydrocodone 5/325 tab', '5/325', 'hydrocodone tab'],
    ['amoxicillin 875 mg-125 mg', '875 mg-125 mg', 'amoxicillin'],
    ['amoxicillin 250 mg per 5 ml', '250 mg per 5 ml', 'amoxicillin'],
    ['hydrocodone 5 mg acetaminophen 325 mg', '5 mg; 325 mg', 'hydrocodone acetaminophen'],
    ['insulin 100 units/ml 10 ml', '100 units/ml', 'insulin'],
    ['saline 10 ml', '10 ml', 'saline'],
    ['bicillin 1.2 million units', '1.2 million units', 'bicillin'],
    ['hydrocortisone 1%', '1%', 'hydrocortisone'],
    ['fentanyl 25 µg/h', '25 μg/h', 'fentanyl'],
    ['warfarin 25', '25', 'warfarin'],
    ['humulin 70/30', '70/30', 'humulin'],
    ['heparin 5000 I.E.', '5000 i.e.', 'heparin'],
    ['heparin 5000 I.E./ml', '5000 i.e./ml', 'heparin'],
    ['heparin 1.200.000 IE', '1.200.000 ie', 'heparin'],
    ['heparin 1:1000', '1:1000', 'heparin'],
    ['epinephrine 1:1,000 1 ml', '1:1,000', 'epinephrine'],
    ['insulin u-100', 'u-100', 'insulin'],
    ['insulin u100 lispro', 'u100', 'insulin lispro'],
    ['warfarin 2½ mg', '2 1⁄2 mg', 'warfarin'],
    ['warfarin ½mg', '1⁄2mg', 'warfarin'],
    ['warfarin 2 1/2 mg tab', '2 1/2 mg', 'warfarin tab'],
    ['warfarin 500 mcgs', '500 mcgs', 'warfarin'],
  ])('of %j is %j', (search, strength, rest) => {
    expect(strengthIn(search)).toEqual({ strength, readings: [strength], rest });
  });

  it.each([
    ['metformin 1.000 mg', ['1.000 mg', '1000 mg']],
    ['heparin 5.000 units', ['5.000 units', '5000 units']],
    ['heparin 5\u00a0000 units', ['5; 000 units', '5000 units']],
    ['hydrocodone 5 325 mg', ['5; 325 mg', '5325 mg']],
    ['digoxin 0.125 mg', ['0.125 mg']],
    ['bicillin 1.200 million units', ['1.200 million units']],
  ])('of %j may be %j', (search, readings) => {
    expect(strengthIn(search).readings).toEqual(readings);
  });

  it.each(['vitamin b12', 'vitamin b-12', '5-fluorouracil', 'h1n1', '90a024', 'klor-con m20', '10tabs', 'mg/5 mL'])(
    'is not in %j',
    (search) => {
      expect(strengthIn(search).strength).toBeNull();
    },
  );
});
