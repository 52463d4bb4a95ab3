import { relative } from 'node:path';
import { defineConfig } from 'vitepress';
import { linkOnSite, noPages, pages, root, titleOf } from './pages.mjs';

/** Where the repository is shown, without a slash at its end; links to its sources are plain text without it. */
const repository = process.env.DOCS_REPOSITORY;

/** @param {string} path a page of the repository @param {string} [text] */
const link = (path, text = titleOf(path)) => {
  const page = pages[path];
  if (!page) throw new Error(`The navigation names ${path}, which is no page.`);
  return { text, link: `/${page.replace(/(index)?\.md$/, '')}` };
};
/** Every page of a folder of docs/ but its first. @param {string} folder */
const below = (folder) =>
  Object.keys(pages)
    .filter((path) => path.startsWith(`docs/${folder}/`) && !path.endsWith('/README.md'))
    .sort()
    .map((path) => link(path));

const sections = [
  { text: 'Start', items: [link('README.md', 'What it is, and the first minute'), link('CHANGELOG.md')] },
  {
    text: 'Guides',
    items: [
      link('docs/api.md'),
      link('docs/clients.md'),
      link('client/README.md'),
      link('docs/rest.md'),
      link('docs/offline.md'),
      link('docs/federation.md'),
      link('docs/from-parse.md'),
      link('docs/dashboard.md'),
      link('docs/receiving.md'),
      link('docs/recalls.md'),
      link('docs/import-ndc.md'),
      link('docs/glossary.md'),
    ],
  },
  { text: 'Reference', items: below('reference') },
  {
    text: 'Operations',
    items: [
      link('docs/operations.md'),
      link('docs/performance.md'),
      link('docs/audit.md'),
      link('docs/security.md'),
      link('docs/threat-model.md'),
      link('docs/privacy.md'),
      link('SECURITY.md', 'Telling of a weakness'),
    ],
  },
  { text: 'Decisions', collapsed: true, items: [link('docs/decisions/README.md', 'All'), ...below('decisions')] },
  {
    text: 'Contributing',
    items: [
      link('CONTRIBUTING.md', 'Set up, test, hand in'),
      link('ARCHITECTURE.md'),
      link('docs/contributing/README.md'),
      ...below('contributing'),
      link('web/README.md'),
      link('judges/README.md'),
    ],
  },
];

/** A page that is listed nowhere would be found by nobody. */
const listed = new Set(sections.flatMap(({ items }) => items.map((item) => item.link)));
for (const path of Object.keys(pages))
  if (!listed.has(link(path).link))
    throw new Error(`${path} is missing in the navigation of docs/.vitepress/config.mjs.`);

export default defineConfig({
  title: 'Apotheca',
  description: 'Pharmacy inventory: GraphQL with realtime subscriptions, lots and ledger, an append-only audit trail.',
  srcDir: '..',
  srcExclude: noPages,
  rewrites: pages,
  // The guides name addresses of a server that the reader has running.
  ignoreDeadLinks: [/^https?:\/\/localhost/],
  // The root holds pages of other programs too, which are not to be looked through for packages.
  vite: { optimizeDeps: { entries: [] } },
  themeConfig: {
    nav: sections.map(({ text, items }) => ({ text, link: items[0]?.link ?? '/' })),
    sidebar: sections,
    search: { provider: 'local' },
    outline: [2, 3],
  },
  markdown: {
    config: (md) => {
      md.core.ruler.push('links-of-the-repository', (state) => {
        const from = relative(root, state.env.realPath ?? state.env.path);
        for (const token of state.tokens) if (token.children) token.children = relinked(token.children, from);
      });
    },
  },
});

/** Inline tokens with their links as they are on the site; a link that leads nowhere there leaves its text. @param {any[]} tokens @param {string} from */
function relinked(tokens, from) {
  /** @type {boolean[]} */
  const kept = [];
  return tokens.filter((token) => {
    if (token.type === 'link_open') {
      const href = linkOnSite(from, token.attrGet('href'), repository);
      if (href !== null) token.attrSet('href', href);
      kept.push(href !== null);
      return href !== null;
    }
    return token.type === 'link_close' ? kept.pop() : true;
  });
}
