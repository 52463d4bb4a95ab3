import { expect, it } from 'vitest';
import { linkOnSite, noPages, pages } from '../../docs/.vitepress/pages.mjs';

const repository = 'https://example.org/apotheca';

it.each([
  ['docs/api.md', 'rest.md#answers', '/rest.md#answers'],
  ['docs/api.md', '../ARCHITECTURE.md', '/contributing/architecture.md'],
  ['README.md', 'docs/decisions', '/decisions/index.md'],
  ['docs/decisions/0001-three-steps-and-one-door.md', '../../client', '/client-package.md'],
  ['docs/api.md', '../contracts/schema.graphql', `${repository}/blob/main/contracts/schema.graphql`],
  ['ARCHITECTURE.md', 'src/features', `${repository}/tree/main/src/features`],
  ['docs/api.md', '#paging', '#paging'],
  ['docs/api.md', 'https://example.org', 'https://example.org'],
])('leads from %s by %s to %s', (from, href, there) => {
  expect(linkOnSite(from, href, repository)).toBe(there);
});

it('leaves what is nowhere for the build to find', () => {
  expect(linkOnSite('docs/api.md', 'rest-of-it.md', repository)).toBe('rest-of-it.md');
});

it('leads to no file of a repository that nobody named', () => {
  expect(linkOnSite('docs/api.md', '../contracts/schema.graphql', undefined)).toBeNull();
});

it('has one place for each page, and none for what is no page', () => {
  expect(new Set(Object.values(pages)).size).toBe(Object.keys(pages).length);
  expect(noPages).toContain('prisma/**');
  expect(noPages).not.toContain('docs/**');
});
