import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const json = (path: string) => JSON.parse(read(path));

it.each([
  ['.nvmrc', /^(\S+)\s*$/],
  ['Dockerfile', /NODE_IMAGE=node:([\d.]+)-/],
  ['compose.yaml', /NODE_IMAGE:-node:([\d.]+)-/],
  ['.devcontainer/Dockerfile', /FROM node:([\d.]+)-/],
])('%s names the Node that npm scripts run on', (path, pattern) => {
  expect(pattern.exec(read(path))?.[1]).toBe(json('package.json').devDependencies.node);
});

it('is one version in every package and in the document of REST', () => {
  const { version, workspaces } = json('package.json');
  const others = [
    ...workspaces.map((each: string) => json(`${each}/package.json`).version),
    json('contracts/openapi.json').info.version,
  ];
  expect([...new Set(others)]).toEqual([version]);
});

it('runs in CI what package.json has', () => {
  const { scripts } = json('package.json');
  const called = [...read('.github/workflows/ci.yml').matchAll(/run: npm (?:run )?(\S+)/g)].map(([, name]) => name);
  expect(called).toContain('check');
  expect(called.filter((name) => name === undefined || !(name in scripts))).toEqual([]);
});

it('tests every project in one of the jobs', () => {
  const projects = (path: string, pattern: RegExp) => [...read(path).matchAll(pattern)].map(([, name]) => name).sort();
  expect(projects('.github/workflows/ci.yml', /--project (\w+)/g)).toEqual(
    projects('vitest.config.ts', /\bname: '(\w+)'/g),
  );
});

it('locks packages without an address, but for the links to the workspaces', () => {
  const { workspaces } = json('package.json');
  const packages: readonly { resolved?: string; link?: boolean }[] = Object.values(json('package-lock.json').packages);
  const addressed = packages.filter(({ resolved }) => resolved !== undefined);
  expect(addressed.map(({ resolved, link }) => (link ? resolved : null)).sort()).toEqual([...workspaces].sort());
});
