import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languageOf, languages } from './language.ts';

describe('the language of a request', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['en-GB,de;q=0.9', 'en'],
    ['fr-FR, DE;q=0.5', 'de'],
    ['fr,it;q=0.5', 'en'],
    ['*', 'en'],
    ['en;q=0.4, de;q=0.9', 'de'],
    ['de;q=0.4,en', 'en'],
    ['de;q=0, en;q=0.1', 'en'],
    ['de;q=never', 'en'],
    ['deu, dens;q=0.5', 'en'],
    [' de-CH ; q=0.8 , fr', 'de'],
  ])('of %j is %s', (header, language) => expect(languageOf(header)).toBe(language));
});

it('the dashboard, which shows the sentences of the server, speaks the same languages', () => {
  const files = readdirSync(new URL('../../web/src/i18n/languages', import.meta.url));
  expect(['en.ts', ...files].sort()).toEqual(languages.map((language) => `${language}.ts`).sort());
});
