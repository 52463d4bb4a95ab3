import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScan } from './read-scan.ts';
import type { Scan } from './scan.ts';

const today = new Date('2026-11-27T12:00:00Z');
const read = (text: string, otherLayout = false): Scan => readScan(text, { today, otherLayout });
const gs = '\u001d';
const gtin = '00300934161731';

interface Label {
  /** Each with its name, in the order of the label. */
  readonly elements: readonly string[];
  readonly lot: string;
  readonly date: string;
}

const digits = '0123456789';
const lots = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ABCXYZ0123456789-/.'), minLength: 1, maxLength: 12 }),
  // What looks like elements.
  fc
    .array(fc.constantFrom('10', '17', '21', '30', 'A', '271231', '7'), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('')),
  fc.stringMatching(/^[!"%&'*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/),
);
const dates = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2034-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A whole label: product, lot and expiry, and some of what else medicines carry, in any order. */
const labels: fc.Arbitrary<Label> = fc
  .record({
    lot: lots,
    date: dates,
    hour: fc.boolean(),
    serial: fc.stringMatching(/^[A-Z0-9]{1,20}$/),
    count: fc.integer({ min: 1, max: 99_999 }),
    others: fc.subarray(['21', '30', '240', '3103', '11', '710', '91']),
    order: fc.infiniteStream(fc.integer()),
  })
  .chain(({ lot, date, hour, serial, count, others }) => {
    const short = date.slice(2).replaceAll('-', '');
    const all: Readonly<Record<string, string>> = {
      '21': `21${serial}`,
      '30': `30${count}`,
      '240': '240REF-1',
      '3103': '3103001500',
      '11': '11240101',
      '710': '71003752864',
      '91': '91X7',
    };
    const elements = [
      `01${gtin}`,
      hour ? `7003${short}2359` : `17${short}`,
      `10${lot}`,
      ...others.map((name) => all[name] ?? ''),
    ];
    return fc
      .shuffledSubarray(elements, { minLength: elements.length })
      .map((shuffled) => ({ elements: shuffled, lot, date }));
  });

const endsByItself = (element: string) => /^(01|11|17|3103)/.test(element);
/** As a scanner sends it, with FNC1 where it has to be. */
const sent = ({ elements }: Label, separator = gs): string =>
  elements
    .map((each, place) => (endsByItself(each) || place === elements.length - 1 ? each : each + separator))
    .join('');

/** Nothing wrong is said without a word; what is not said is said to be missing. */
function honest(scan: Scan, { lot, date }: Label): boolean {
  if (scan.doubts.length > 0) return true;
  return scan.lotNumber === lot && scan.expiresOn === date;
}

const runs = { numRuns: 2_000 };

describe('a whole label', () => {
  const spelled = fc.constantFrom(gs, `${gs}${gs}`, '<GS>', '{GS}', '\\x1d', '^]', '|', '~', '\u001e', ']C1');
  // A lot may hold the characters of which some of these are made, as a GS1 lot never does.
  const plainLot = (label: Label) => !/[<%&_\\~]/.test(label.lot);

  it('is never read as another one, however FNC1 is spelled, and says the right thing or a word', () => {
    fc.assert(
      fc.property(
        labels.filter(plainLot),
        spelled,
        fc.constantFrom('', ']d2', `]C1${gs}`, gs),
        (label, separator, head) => {
          const scan = read(head + sent(label, separator));
          expect(scan.code).toBe(gtin);
          expect(scan.expiresOn ?? label.date).toBe(label.date);
          expect(scan.lotNumber ?? label.lot).toBe(label.lot);
          expect(honest(scan, label)).toBe(true);
        },
      ),
      runs,
    );
  });

  it('with letters alone in its lot is read without a doubt', () => {
    fc.assert(
      fc.property(labels, fc.stringMatching(/^[A-Z]{1,12}$/), (label, lot) => {
        const elements = label.elements.filter((each) => /^(01|10|11|17|3103|7003)/.test(each));
        const plain = {
          ...label,
          lot,
          elements: elements.map((each) => (each === `10${label.lot}` ? `10${lot}` : each)),
        };
        expect(read(sent(plain))).toEqual({
          ...{ code: gtin, lotNumber: lot, expiresOn: label.date },
          ...{ otherLotNumbers: [], serialNumber: null, quantity: null, doubts: [] },
        });
      }),
      runs,
    );
  });
});

describe('a damaged label yields no wrong lot or date without a word', () => {
  it('when separators got lost, one or several', () => {
    fc.assert(
      fc.property(labels, fc.infiniteStream(fc.boolean()), (label, lost) => {
        const text = sent(label).replaceAll(gs, () => (lost.next().value ? '' : gs));
        expect(honest(read(text), label)).toBe(true);
      }),
      runs,
    );
  });

  it('when FNC1 became a plus sign, as on a German keyboard', () => {
    fc.assert(
      fc.property(labels, (label) => {
        const text = sent(label, '+');
        expect(honest(read(text), label)).toBe(true);
      }),
      runs,
    );
  });

  it('when it was cut; only a lot that was cut itself may be shorter, which nothing on the label shows', () => {
    fc.assert(
      fc.property(labels, fc.nat(), (label, at) => {
        const text = sent(label);
        const left = text.slice(0, at % text.length);
        const scan = read(left);
        const shorter =
          left.endsWith(`10${scan.lotNumber}`) &&
          label.lot.startsWith(scan.lotNumber ?? '') &&
          scan.expiresOn === label.date;
        // What is left may end before lot and date: then none is said.
        const silent = scan.lotNumber === null && (scan.expiresOn ?? label.date) === label.date;
        expect(honest(scan, label) || shorter || silent).toBe(true);
      }),
      runs,
    );
  });

  it('when a scanner for a US keyboard types on a German one', () => {
    const german: Readonly<Record<string, string>> = Object.fromEntries(
      [...'yzYZ-_=+/?;:\'"&*()<>]'].map((key, place) => [key, [...'zyZYß?´`-_öÖäÄ/(=);:+'][place] ?? key]),
    );
    fc.assert(
      fc.property(labels, (label) => {
        const text = [...`]d2${sent(label, ']')}`].map((key) => german[key] ?? key).join('');
        expect(honest(read(text), label)).toBe(true);
      }),
      runs,
    );
  });
});

/**
 * Whatever happens to a label, what is left may be another label that is whole: A1-78 for A1-77. That nothing can notice. Anything else is noticed:
 * what is read without a word is the only thing that the text can say, with all its separators or without some.
 */
describe('what is read without a word is all that the text can be', () => {
  const shapes: Readonly<Record<string, RegExp>> = {
    '01': /^\d{14}$/,
    '10': /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/,
    '11': /^\d{6}$/,
    '17': /^\d{6}$/,
    '21': /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/,
    '30': /^\d{1,8}$/,
    '240': /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,30}$/,
    '3103': /^\d{6}$/,
    '710': /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/,
    '7003': /^\d{10}$/,
    '91': /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,90}$/,
  };
  /** Every way to cut a text into elements, as pairs of lot and date: a reader without any thought of its own. */
  function ways(text: string, names: readonly string[] = [], lot = '', date = ''): string[] {
    const rest = text.replace(new RegExp(`^${gs}+`), '');
    if (rest === '') return [`${lot} ${date}`];
    return Object.entries(shapes).flatMap(([name, shape]) => {
      if (!rest.startsWith(name) || names.includes(name)) return [];
      const open = rest.slice(name.length);
      const limit = open.indexOf(gs) === -1 ? open.length : open.indexOf(gs);
      return Array.from({ length: limit }, (_, index) => index + 1).flatMap((end) => {
        const value = open.slice(0, end);
        if (!shape.test(value)) return [];
        return ways(
          open.slice(end),
          [...names, name],
          name === '10' ? value : lot,
          name === '17' || name === '7003' ? value.slice(0, 6) : date,
        );
      });
    });
  }

  const changes = fc.constantFrom('lose', 'double', 'swap', 'replace');
  it('after any character was lost, doubled, changed or swapped with the next', () => {
    fc.assert(
      fc.property(
        labels,
        fc.nat(),
        changes,
        fc.constantFrom(...digits, gs, 'A', '-'),
        (label, place, change, other) => {
          const text = sent(label);
          const at = place % text.length;
          const [before, here, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
          const damaged = {
            lose: before + after,
            double: before + here + here + after,
            swap: before + after.slice(0, 1) + here + after.slice(1),
            replace: before + other + after,
          }[change];
          const scan = read(damaged);
          if (scan.doubts.length > 0 || (scan.lotNumber === null && scan.expiresOn === null)) return;
          const date = scan.expiresOn?.slice(2).replaceAll('-', '') ?? '';
          const day = date.slice(0, 4);
          const found = new Set(ways(damaged).map((way) => way.replace(/(\d{4})00$/, '$1'))); // day 00: the month alone
          const said = `${scan.lotNumber ?? ''} ${date}`;
          expect([...found].every((way) => way === said || way === `${scan.lotNumber ?? ''} ${day}`)).toBe(true);
        },
      ),
      runs,
    );
  });
});
