import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page, Request } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { launchChromium } from '../../scripts/machine/chromium.mjs';
import type { App } from './app.ts';
import './pages.ts';
import type { Person } from './world.ts';

const axeText = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/**
 * The one limit for whatever a page is to show. Alone, the slowest of it (a first view, compiled and drawn) takes about a second; on two cores
 * with ten others waiting for them it takes ten times as long. Three times that: only a test that fails ever waits for it.
 */
export const patience = 30_000;

/** Windows as they are in a pharmacy: the counter's screen and a telephone. */
export const wide = { width: 1440, height: 900 };
export const narrow = { width: 360, height: 740 };

/** A page that has an icon, so that none is asked for. */
const nothing = '<!doctype html><link rel="icon" href="data:,">';

/** One for all files of a worker; it ends with the worker. */
let browser: Promise<Browser> | undefined;

export interface VisitOptions {
  /** Whose session the browser has; nobody's when left out. */
  readonly as?: Pick<Person, 'token'>;
  readonly path?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly locale?: string;
  /** Errors of the console that the test brings about itself, such as a request that is refused. */
  readonly expected?: RegExp;
  /** What is to hold before the page is asked for, such as answers that do not arrive. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/**
 * A browser of somebody's own at the dashboard of the app. When the test has ended it fails for every error of the console, error of the page
 * and breach of the content security policy that was not expected.
 */
export async function visit(
  app: Pick<App, 'url'>,
  { as, path = '/', size = wide, locale = 'en-GB', expected, before }: VisitOptions = {},
): Promise<Page> {
  const place = takeFree(app.url, locale) ?? (await newPlace(app.url, locale));
  const { page } = place;
  onTestFinished(async ({ task }) => {
    const unexpected = place.errors.filter((text) => !expected?.test(text));
    await leave(place, task.result?.state === 'pass' && before === undefined);
    if (unexpected.length > 0) throw new Error(`The page had errors:\n${unexpected.join('\n')}`);
  });
  await page.setViewportSize(size);
  // Somewhere at the app where nothing runs, its storage can be put right.
  await page.route('**/nothing', (route) => route.fulfill({ contentType: 'text/html', body: nothing }));
  await page.goto('/nothing');
  await page.evaluate(
    `localStorage.clear(); sessionStorage.clear(); ${as ? `localStorage.setItem('apotheca-session', ${JSON.stringify(as.token)})` : ''}`,
  );
  await page.unroute('**/nothing');
  await before?.(page);
  await page.goto(path);
  return page;
}

/** A browser of its own, with one page, and what that page said and asked since somebody came to it. */
interface Place {
  readonly page: Page;
  readonly url: string;
  readonly locale: string;
  errors: string[];
  /** What it asked of the API and has not been answered yet. */
  readonly unanswered: Set<Request>;
}

/**
 * Those that a test has left. The next one finds no storage and another document there, but the program's files are kept and compiled and the
 * window is open: that is most of the work of a first view.
 */
const free: Place[] = [];
/** More than any test has at once; the oldest beyond them are of an app that is gone. */
const mostFree = 6;
const places = new Map<Page, Place>();

function takeFree(url: string, locale: string): Place | undefined {
  const index = free.findIndex((place) => place.url === url && place.locale === locale);
  return index < 0 ? undefined : free.splice(index, 1)[0];
}

async function newPlace(url: string, locale: string): Promise<Place> {
  browser ??= launchChromium();
  const context = await (await browser).newContext({
    baseURL: url,
    locale,
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    viewport: wide,
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const place: Place = { page, url, locale, errors: [], unanswered: new Set() };
  const { unanswered } = place;
  context.on('console', (message) => {
    if (message.type() === 'error') place.errors.push(message.text());
  });
  context.on('weberror', (error) => place.errors.push(String(error.error())));
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/graphql') unanswered.add(request);
  });
  page.on('requestfinished', (request) => unanswered.delete(request));
  page.on('requestfailed', (request) => unanswered.delete(request));
  places.set(page, place);
  return place;
}

/** Frees the place, if it is as good as new: a test that failed, or that came between the page and its files, takes its browser with it. */
async function leave(place: Place, goodAsNew: boolean): Promise<void> {
  const { page } = place;
  const context = page.context();
  if (!goodAsNew) return close(place);
  for (const other of context.pages()) if (other !== page) await other.close();
  // What is under way of this document ends before the next one begins, and is nobody's error.
  await page.goto('about:blank');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.setOffline(false);
  await context.clearCookies();
  place.errors = [];
  place.unanswered.clear();
  free.push(place);
  if (free.length > mostFree) await close(free.shift());
}

async function close(place: Place | undefined): Promise<void> {
  if (!place) return;
  places.delete(place.page);
  await place.page.context().close();
}

/**
 * Waits until nothing that happens from now on escapes the page: its connection stands, and what it asked before, the places to follow from
 * among it, is answered.
 */
export async function following(page: Page): Promise<void> {
  await page.locator('[data-connection=live]').waitFor();
  await eventually(() => places.get(page)?.unanswered.size).toBe(0);
}

/** An expectation that has as long to come true as anything a page is to show. */
export function eventually<T>(what: () => T | Promise<T>) {
  return expect.poll(what, { timeout: patience, interval: 25 });
}

/** The ways in which a screen is looked at; each differs from the one before by as little as can be. */
const looks = [
  { scheme: 'light', size: wide },
  { scheme: 'light', size: narrow },
  { scheme: 'dark', size: narrow },
  { scheme: 'dark', size: wide },
] as const;

/** The rules that a change of colours can break: between the two schemes nothing else of the document changes. */
const rulesOfColor = ['color-contrast', 'link-in-text-block'] as const;

/**
 * What is wrong with the page as it stands, in light and dark colours, wide and on a telephone, one text for each: what the rules of WCAG 2.2 AA
 * (and good practice, as axe knows it) find, and a page that is wider than its window. The page is wide and light again afterwards.
 */
export async function barriers(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { scheme, size } of looks) {
    await look(page, scheme, size);
    const beyond = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    const problems = await accessibilityProblems(page, scheme === 'dark' ? rulesOfColor : undefined);
    if (beyond > 0) problems.push(`the page is ${beyond} pixels wider than its window`);
    found.push(...problems.map((problem) => `${scheme}, ${size.width} pixels: ${problem}`));
  }
  await look(page, 'light', wide);
  return found;
}

/** Changes window and colours, and waits until the page has drawn itself anew: nothing is on its way from one colour or place to another. */
async function look(page: Page, scheme: 'light' | 'dark', size: typeof wide): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize(size);
  await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor({ state: 'attached' });
  // Two frames: observers of sizes are heard in the first, and what they changed is drawn in the second.
  await page.evaluate(`(async () => {
    const moving = ({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().iterations !== Infinity;
    for (let still = 0; still < 2; still = document.getAnimations().some(moving) ? 0 : still + 1)
      await new Promise((resolve) => requestAnimationFrame(resolve));
  })()`);
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly {
    readonly html: string;
    readonly failureSummary: string;
    readonly any: readonly { readonly data?: { readonly messageKey?: string } | null }[];
  }[];
}

async function accessibilityProblems(page: Page, runOnly?: typeof rulesOfColor): Promise<string[]> {
  // The debugger puts it in, so the page's own policy need not be loosened.
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(axeText);
  const { violations, incomplete } = await page.evaluate<{ violations: Violation[]; incomplete: Violation[] }>(
    `axe.run(document, ${JSON.stringify({ resultTypes: ['violations', 'incomplete'], runOnly })})
        .then(({ violations, incomplete }) => ({ violations, incomplete }))`,
  );
  // Text in the very colour of its ground axe takes for hidden on purpose, and only doubts it.
  const invisible = incomplete.map(({ nodes, ...rule }) => ({
    ...rule,
    nodes: nodes.filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio')),
  }));
  return [...violations, ...invisible].flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 200)}\n  ${failureSummary}`),
  );
}
