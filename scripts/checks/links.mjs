import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linesOutsideCode, markdownFiles } from './markdown.mjs';

/**
 * What a page leads to is there: files, folders, and headings of other pages and of its own.
 * @param {string} root
 * @throws Error that names each link that leads nowhere.
 */
export function checkLinks(root) {
  const read = (/** @type {string} */ path) => readFileSync(join(root, path), 'utf8');
  const problems = markdownFiles(root).flatMap((file) =>
    linksIn(read(file)).flatMap(({ line, href }) => {
      const [path = '', fragment] = href.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      if (!existsSync(join(root, target))) return [`${file}:${line} leads to ${target}, which is not there.`];
      if (!fragment || !target.endsWith('.md') || anchorsIn(read(target)).has(fragment)) return [];
      return [`${file}:${line} leads to #${fragment}, and ${target} has no such heading.`];
    }),
  );
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/**
 * The links of a page to the repository itself.
 * @param {string} text
 * @returns {{ line: number, href: string }[]}
 */
export function linksIn(text) {
  return linesOutsideCode(text).flatMap((each) =>
    [...each.text.replaceAll(/`[^`]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, href = '']) => ({ line: each.line, href }))
      .filter(({ href }) => !/^[a-z]+:/.test(href)),
  );
}

/**
 * What the headings of a page are called in links to them.
 * @param {string} text
 */
export function anchorsIn(text) {
  const anchors = new Set([...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = '']) => id));
  for (const each of linesOutsideCode(text)) {
    const heading = /^#{1,6} (.+)$/.exec(each.text)?.[1];
    if (heading === undefined) continue;
    const name = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-');
    let anchor = name;
    for (let nth = 1; anchors.has(anchor); nth += 1) anchor = `${name}-${nth}`;
    anchors.add(anchor);
  }
  return anchors;
}
