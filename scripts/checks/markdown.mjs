import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of programs and of what they leave behind. */
const leftOut = /^(node_modules|dist|coverage|screenshots|fixtures|\.git|\.data|\.vitepress)$/;

/**
 * Every Markdown file of the repository, by its path below the root.
 * @param {string} root
 * @param {string} [folder]
 * @returns {string[]}
 */
export function markdownFiles(root, folder = '.') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return leftOut.test(entry.name) ? [] : markdownFiles(root, path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/**
 * The lines of a Markdown text that are no code, each with its number.
 * @param {string} text
 * @returns {{ line: number, text: string }[]}
 */
export function linesOutsideCode(text) {
  /** @type {string | null} */
  let fence = null;
  return text.split('\n').flatMap((each, index) => {
    const mark = /^\s*(```+|~~~+)/.exec(each)?.[1] ?? null;
    const inside = fence !== null || mark !== null;
    if (mark !== null && (fence === null || each.trim().startsWith(fence))) fence = fence === null ? mark : null;
    return inside ? [] : [{ line: index + 1, text: each }];
  });
}
