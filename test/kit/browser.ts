import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';
import { launchChromium } from '../../scripts/chromium.mjs';
import type { App } from './app.ts';
import './pages.ts';
import type { Person } from './world.ts';

const axeText = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/** Windows as they are in a pharmacy: the counter's screen and a telephone. */
export const wide = { width: 1440, height: 900 };
export const narrow = { width: 360, height: 740 };

let browser: Promise<Browser> | undefined;
afterAll(async () => {
  await (await browser)?.close();
});

export interface VisitOptions {
  /** Whose session the browser has; nobody's when left out. */
  readonly as?: Pick<Person, 'token'>;
  readonly path?: string;
  readonly scheme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  readonly locale?: string;
  /** Errors of the console that the test brings about itself, such as a request that is refused. */
  readonly expected?: RegExp;
}

/**
 * A browser of somebody's own at the dashboard of the app. When the test has ended it fails for every error of the console, error of the page
 * and breach of the content security policy that was not expected.
 */
export async function visit(
  app: Pick<App, 'url'>,
  { as, path = '/', scheme = 'light', size = wide, locale = 'en-GB', expected }: VisitOptions = {},
): Promise<Page> {
  browser ??= launchChromium();
  const options: BrowserContextOptions = {
    baseURL: app.url,
    viewport: size,
    colorScheme: scheme,
    locale,
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  };
  if (as) {
    const session = { name: 'apotheca-session', value: as.token };
    options.storageState = { cookies: [], origins: [{ origin: app.url, localStorage: [session] }] };
  }
  const context = await (await browser).newContext(options);
  context.setDefaultTimeout(8_000);
  const problems: string[] = [];
  const note = (text: string) => {
    if (!expected?.test(text)) problems.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error') note(message.text());
  });
  context.on('weberror', (error) => note(String(error.error())));
  onTestFinished(async () => {
    await context.close();
    if (problems.length > 0) throw new Error(`The page had errors:\n${problems.join('\n')}`);
  });
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What the rules of WCAG 2.2 AA (and good practice, as axe knows it) find on the page as it is now, one text for each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  // The debugger puts it in, so the page's own policy need not be loosened.
  await page.evaluate(axeText);
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 200)}\n  ${failureSummary}`),
  );
}

/** By how many pixels the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}
