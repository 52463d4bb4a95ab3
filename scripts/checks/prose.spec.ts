import { expect, it } from 'vitest';
import { longLines } from './prose.mjs';

const words = (length: number) =>
  'word '
    .repeat(length / 5 + 1)
    .slice(0, length - 1)
    .concat('.');

it.each([
  ['prose', `A heading\n\n${words(141)}`, 3],
  ['an item of a list', `- ${words(141)}`, 1],
  ['prose behind code', `\`\`\`\ncode\n\`\`\`\n${words(150)}`, 4],
  ['signs that take two units', '𝛼 '.repeat(71), 1],
])('finds long lines of %s', (_what, text, line) => {
  expect(longLines(text)).toEqual([{ line, length: expect.any(Number) }]);
});

it.each([
  ['what fits', words(140)],
  ['code', `\`\`\`sh\n${words(200)}\n\`\`\``],
  ['tables', `| ${words(200)} |`],
  ['what cannot be wrapped', `- https://example.org/${'a'.repeat(150)}`],
])('leaves %s alone', (_what, text) => {
  expect(longLines(text)).toEqual([]);
});
