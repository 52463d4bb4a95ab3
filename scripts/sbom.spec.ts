import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sbom } from './sbom.mjs';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly properties?: readonly unknown[];
}

describe('npm run sbom', () => {
  const document = sbom();
  const components = document.components as Component[];
  const names = components.map(({ name }) => name);

  it('names every package that a server is installed with, those that development wants too among them', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      packages: Record<string, { dev?: boolean; devOptional?: boolean; link?: boolean }>;
    };
    const installed = Object.entries(packages).filter(
      ([path, each]) => path.includes('node_modules/') && !each.link && !each.dev && !each.devOptional,
    );
    expect(installed.length).toBeGreaterThan(200);
    for (const [path] of installed) expect(names).toContain(path.slice(path.lastIndexOf('node_modules/') + 13));
    expect(names).toEqual(expect.arrayContaining(['graphql', 'pg', 'ws', 'nodemailer']));
  });

  it('names what the pages are bundled from, and says so, and no tool of development', () => {
    for (const name of ['react', '@mantine/core', 'graphiql'])
      expect(components.find((each) => each.name === name)?.properties, name).toHaveLength(1);
    for (const name of ['vitest', 'typescript', 'prisma', 'playwright-core', 'oidc-provider'])
      expect(names, name).not.toContain(name);
  });

  it('gives each its hash, and leads every reference somewhere', () => {
    const refs = new Set(components.map((each) => each['bom-ref']));
    expect(refs.size).toBe(components.length);
    for (const { name, hashes } of components) expect(hashes?.[0]?.content, name).toMatch(/^[0-9a-f]{128}$/);
    const [own, ...others] = document.dependencies;
    expect(own?.dependsOn.length).toBeGreaterThan(30);
    expect(others.map(({ ref }) => ref)).toEqual([...refs]);
    for (const { dependsOn } of document.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
  });

  it('is the same each time, and tells of no machine', () => {
    const text = JSON.stringify(document);
    expect(JSON.stringify(sbom())).toBe(text);
    expect(text.replace(document.$schema, '')).not.toMatch(/https?:|\/tmp|\/home/);
  });
});
