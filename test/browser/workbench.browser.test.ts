import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, visit } from '../kit/browser.ts';

const web = fileURLToPath(new URL('../../web', import.meta.url));
/** What is nothing to look at by itself. */
const unseen = ['lazy'];

let served: Awaited<ReturnType<typeof preview>>;
let workbench: { readonly url: string };

beforeAll(async () => {
  const configFile = `${web}/workbench.config.ts`;
  await build({ configFile, logLevel: 'silent' });
  served = await preview({ configFile, logLevel: 'silent', preview: { host: '127.0.0.1', port: 0 } });
  workbench = { url: served.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '' };
});
afterAll(() => served.close());

it('every component that there is to see stands on the workbench', () => {
  const components = readdirSync(`${web}/src/ui`).flatMap((file) => (file.endsWith('.tsx') ? file.slice(0, -4) : []));
  const shown = readdirSync(`${web}/workbench/stories`).map((file) => file.slice(0, -4));
  expect(shown.sort()).toEqual(components.filter((name) => !unseen.includes(name)).sort());
});

describe.each(['en-GB', 'de-DE'])('in %s', (locale) => {
  it('everybody can use each of them, in light and dark, wide and on a telephone', async () => {
    const contents = await visit(workbench, { locale });
    await contents.locator('[data-story]').first().waitFor();
    const names = await contents
      .locator('[data-story]')
      .evaluateAll((links) => links.map((link) => link.dataset['story']));
    expect(names.length).toBeGreaterThan(30);
    const found: string[] = [];
    // What breaks on purpose says so in the console.
    const page = await visit(workbench, { locale, expected: /to be seen|ErrorBoundary/ });
    for (const name of names) {
      await page.goto(`/?story=${name}`);
      await page.locator(`html[lang=${locale.slice(0, 2)}]`).waitFor({ state: 'attached' });
      await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
      found.push(...(await barriers(page)).map((barrier) => `${name}: ${barrier}`));
    }
    expect(found).toEqual([]);
  });
});
