/**
 * The changelog with a section for a release: what stood under “Unreleased”, then the texts of the changesets.
 * @param {string} changelog
 * @param {{ version: string, date: string, changesets: readonly import('./changesets.mjs').Changeset[] }} release
 */
export function withRelease(changelog, { version, date, changesets }) {
  const heading = `## ${version} (${date})`;
  const texts = changesets.map(({ text }) => `- ${text.replaceAll('\n', '\n  ').replaceAll(/ +$/gm, '')}`).join('\n');
  if (/^## Unreleased$/m.test(changelog)) {
    const [head = '', rest = ''] = changelog.split(/^## Unreleased$/m);
    const end = rest.search(/^## /m);
    const [mine, older] = end < 0 ? [rest, ''] : [rest.slice(0, end), rest.slice(end)];
    return `${head}${heading}\n\n${mine.trim()}\n${texts}\n${older && `\n${older}`}`;
  }
  const first = changelog.search(/^## /m);
  const [head, older] = first < 0 ? [changelog, ''] : [changelog.slice(0, first), changelog.slice(first)];
  return `${head.trimEnd()}\n\n${heading}\n\n${texts}\n${older && `\n${older}`}`;
}
