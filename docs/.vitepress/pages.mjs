import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository: pages come from all over it. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Pages that stand elsewhere on the site than in the repository. */
const moved = {
  'README.md': 'index.md',
  'CHANGELOG.md': 'changelog.md',
  'SECURITY.md': 'operations/reporting.md',
  'ARCHITECTURE.md': 'contributing/architecture.md',
  'CONTRIBUTING.md': 'contributing/setup.md',
  'client/README.md': 'client-package.md',
  'web/README.md': 'contributing/dashboard.md',
  'judges/README.md': 'contributing/judges.md',
};

/** Patterns of the Markdown files that are no pages: all but those of docs/ and the ones above. */
export const noPages = [
  '**/node_modules/**',
  ...readdirSync(root).filter((name) => !['docs', 'client', 'web', 'judges'].includes(name) && !(name in moved)),
  '{client,web,judges}/*/**',
].flatMap((pattern) => [pattern, `${pattern}/**`]);

/** Where each page of the repository is on the site. */
export const pages = Object.fromEntries([
  ...Object.entries(moved),
  ...markdownBelow('docs').map((path) => [path, path.slice('docs/'.length).replace(/README\.md$/, 'index.md')]),
]);

/**
 * @param {string} folder
 * @returns {string[]}
 */
function markdownBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== '.vitepress')
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return markdownBelow(path);
      return path.endsWith('.md') ? [path] : [];
    });
}

/** The heading of a page, without the signs of Markdown. @param {string} path */
export const titleOf = (path) =>
  (/^# (.+)$/m.exec(readFileSync(join(root, path), 'utf8'))?.[1] ?? path).replaceAll('`', '');

/**
 * Where a link of a page leads on the site. A page is found at its address there; another file of the repository at the repository's own
 * address, or nowhere (null). What leads to nothing stays as it is, and the build says so.
 * @param {string} from the page's path in the repository
 * @param {string} href
 * @param {string | undefined} repository the address at which the files of the repository are shown
 */
export function linkOnSite(from, href, repository) {
  if (/^([a-z]+:|#|\/)/.test(href)) return href;
  const [file = '', fragment] = href.split('#');
  const target = relative(root, join(root, dirname(from), file));
  const readme = existsSync(join(root, target, 'README.md')) ? join(target, 'README.md') : target;
  const page = pages[target] ?? pages[readme];
  if (page) return `/${page}${fragment ? `#${fragment}` : ''}`;
  if (!existsSync(join(root, target)) || target.startsWith('..')) return href;
  const kind = statSync(join(root, target)).isDirectory() ? 'tree' : 'blob';
  return repository ? `${repository}/${kind}/main/${target}` : null;
}
