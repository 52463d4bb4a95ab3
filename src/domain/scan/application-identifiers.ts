import type { ElementKind, Grammar } from './elements.ts';

/** GS1's characters for texts (82), for part numbers (39), and for what is base64url. */
const classes: Readonly<Record<string, string>> = {
  N: '\\d',
  X: '[!"%&\'()*+,\\-./0-9:;<=>?A-Z_a-z]',
  Y: '[#\\-/0-9A-Z]',
  Z: '[-_=0-9A-Za-z]',
};

/**
 * Application identifiers as the GS1 General Specifications list them: name, or the first and last of a row of names, and the value: N
 * digits, X text; a number for a fixed length, `..` for up to so many, `?` for a part that may be missing.
 */
const table = `
00 N18|01-03 N14|10 X..20|11-13 N6|15-17 N6|20 N2|21-22 X..20|235 X..28|240-241 X..30|242 N..6|243 X..20|250-251 X..30|253 N13 X..17?|254 X..20
255 N13 N..12?|30 N..8|37 N..8|400-401 X..30|402 N17|403 X..30|410-417 N13|420 X..20|421 N3 X..9|422 N3|423 N3 N..12|424 N3|425 N3 N..12|426 N3|427 X..3
3100-3169 N6|3200-3379 N6|3400-3579 N6|3600-3699 N6|3900-3909 N..15|3910-3919 N3 N..15|3920-3929 N..15|3930-3939 N3 N..15|3940-3943 N4|3950-3955 N6
4300-4301 X..35|4302-4306 X..70|4307 X2|4308 X..30|4309 N20|4310-4311 X..35|4312-4316 X..70|4317 X2|4318 X..20|4319 X..30|4320 X..35|4321-4323 N1
4324-4325 N10|4326 N6|4330-4333 N6 X1?|7001 N13|7002 X..30|7003 N10|7004 N..4|7005 X..12|7006 N6|7007 N6 N6?|7008 X..3|7009 X..10|7010 X..2
7011 N6 N4?|7020-7022 X..20|7023 X..30|7030-7039 N3 X..27|7040 N1 X3|7041 X..4|710-717 X..20|7230-7239 X2 X..28|7240 X..20|7241 N2|7242 X..25
7250 N8|7251 N12|7252 N1|7253-7254 X..40|7255 X..10|7256 X..90|7257 X..70|7258 X3|7259 X..40|8001 N14|8002 X..20|8003 N14 X..16?|8004 X..30|8005 N6
8006 N18|8007 X..34|8008 N8 N..4?|8009 X..50|8010 Y..30|8011 N..12|8012 X..20|8013 X..25|8017-8018 N18|8019 N..10|8020 X..25|8026 N18|8030 Z..90
8110 X..70|8111 N4|8112 X..70|8200 X..70|90 X..30|91-99 X..90`;

/** What the names begin with whose elements end by themselves (GS1 General Specifications, predefined lengths). */
const endsByItself = /^(0[0-4]|1[1-9]|20|3[1-6]|41)/;

const kinds: ReadonlyMap<string, ElementKind> = new Map(
  table
    .trim()
    .split(/[|\n]/)
    .flatMap((row) => {
      const [names = '', ...parts] = row.split(' ');
      const [first = '', last = first] = names.split('-');
      const value = new RegExp(`^${parts.map(partPattern).join('')}$`);
      const width = parts.reduce((sum, part) => sum + Number(/^[NX](\d+)$/.exec(part)?.[1]), 0);
      return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => {
        const name = String(Number(first) + index).padStart(first.length, '0');
        return [name, { name, value, width: endsByItself.test(name) ? width : null }] as const;
      });
    }),
);

function partPattern(part: string): string {
  const [, characters = '', upTo, count = '', optional] = /^([NXYZ])(\.\.)?(\d+)(\?)?$/.exec(part) ?? [];
  const pattern = `${classes[characters]}{${upTo ? '1,' : ''}${count}}`;
  return optional ? `(?:${pattern})?` : pattern;
}

/** The application identifiers of GS1. None is the beginning of another. */
export const gs1: Grammar = {
  kindAt: (text) => kinds.get(text.slice(0, 2)) ?? kinds.get(text.slice(0, 3)) ?? kinds.get(text.slice(0, 4)) ?? null,
};
