import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const longest = 140;
/** Folders whose Markdown nobody writes by hand, or that come from elsewhere. */
const leftOut = /^(node_modules|dist|coverage|screenshots|generated|reference|fixtures|\.git|\.data|\.vitepress)$/;

/**
 * Prose is read in a terminal and in the lines of a change, so a line of it is at most 140 columns long. Tables and code are as they have to be.
 * @param {string} root
 * @throws Error that names each line that is longer.
 */
export function checkProse(root) {
  const problems = markdownBelow(root, '.').flatMap((file) =>
    longLines(readFileSync(join(root, file), 'utf8')).map(
      ({ line, length }) => `${file}:${line} has ${length} columns. Wrap prose at ${longest}.`,
    ),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/**
 * The lines of prose that are too long.
 * @param {string} text
 * @returns {{ line: number, length: number }[]}
 */
export function longLines(text) {
  /** @type {string | null} */
  let fence = null;
  return text.split('\n').flatMap((each, index) => {
    const mark = /^\s*(```+|~~~+)/.exec(each)?.[1] ?? null;
    if (mark !== null && (fence === null || each.trim().startsWith(fence))) fence = fence === null ? mark : null;
    const length = [...each].length;
    const wraps = /\S\s+\S/.test(each.replace(/^\s*([-*+]|\d+\.)\s+/, ''));
    const isProse = fence === null && mark === null && !/^\s*\|/.test(each) && wraps;
    return isProse && length > longest ? [{ line: index + 1, length }] : [];
  });
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function markdownBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return leftOut.test(entry.name) ? [] : markdownBelow(root, path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
