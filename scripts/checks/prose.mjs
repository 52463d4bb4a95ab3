import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linesOutsideCode, markdownFiles } from './markdown.mjs';

const longest = 140;
const generated = /^docs\/reference\//;

/**
 * Prose is read in a terminal and in the lines of a change, so a line of it is at most 140 columns long. Tables and code are as they have to be.
 * @param {string} root
 * @throws Error that names each line that is longer.
 */
export function checkProse(root) {
  const problems = markdownFiles(root)
    .filter((file) => !generated.test(file))
    .flatMap((file) =>
      longLines(readFileSync(join(root, file), 'utf8')).map(
        ({ line, length }) => `${file}:${line} has ${length} columns. Wrap prose at ${longest}.`,
      ),
    );
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/**
 * The lines of prose that are too long. A table's row is none, nor is what has no blank to wrap it at.
 * @param {string} text
 * @returns {{ line: number, length: number }[]}
 */
export function longLines(text) {
  return linesOutsideCode(text)
    .filter((each) => !/^\s*\|/.test(each.text) && /\S\s+\S/.test(each.text.replace(/^\s*([-*+]|\d+\.)\s+/, '')))
    .map((each) => ({ line: each.line, length: [...each.text].length }))
    .filter(({ length }) => length > longest);
}
