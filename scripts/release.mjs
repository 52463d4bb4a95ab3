// npm run release: the next version of everything, out of the changesets. What comes after it stands in .changeset/README.md.
import { ensureInstalled, root } from './machine/install.mjs';

await ensureInstalled();
const { copyFileSync, readFileSync, rmSync, writeFileSync } = await import('node:fs');
const { join } = await import('node:path');
const { withRelease } = await import('./release/changelog.mjs');
const { nextVersion, readChangesets } = await import('./release/changesets.mjs');
const { generate } = await import('./generate/generated.mjs');
const { prepare } = await import('./start/prepare.mjs');
const { current, released } = await import('./checks/schema-changes.mjs');

const changesets = readChangesets(root);
if (changesets.length === 0) {
  console.error('There is no changeset, so there is nothing to release.');
  process.exit(1);
}
const read = (/** @type {string} */ path) => JSON.parse(readFileSync(`${root}${path}`, 'utf8'));
const write = (/** @type {string} */ path, /** @type {unknown} */ value) =>
  writeFileSync(`${root}${path}`, `${JSON.stringify(value, null, 2)}\n`);

const version = nextVersion(read('package.json').version, changesets);
const packages = ['', ...read('package.json').workspaces];
for (const path of packages.map((each) => join(each, 'package.json'))) write(path, { ...read(path), version });
const lock = { ...read('package-lock.json'), version };
for (const path of packages) lock.packages[path] = { ...lock.packages[path], version };
write('package-lock.json', lock);

const date = new Date().toISOString().slice(0, 10);
const changelog = readFileSync(`${root}CHANGELOG.md`, 'utf8');
writeFileSync(`${root}CHANGELOG.md`, withRelease(changelog, { version, date, changesets }));
for (const { file } of changesets) rmSync(`${root}${file}`);

await prepare({ pages: false });
await generate();
copyFileSync(`${root}${current}`, `${root}${released}`);
console.log(
  `Version ${version} is ready. Read CHANGELOG.md, commit, and tag the commit: git tag -a v${version} -m "Apotheca ${version}"`,
);
