import type { AllTexts, SameTexts } from './define.ts';

/** What one file of `languages/` holds. A text that is missing, or that nobody shows any more, does not compile. */
export interface Catalogue {
  /** Which way the language is written. */
  readonly direction: 'ltr' | 'rtl';
  /** What `index.html` says before any program runs. */
  readonly page: { readonly notLoaded: string; readonly noScript: string };
  /** The texts of every folder. */
  readonly texts: { readonly [Id in keyof AllTexts]: SameTexts<AllTexts[Id]['english']> };
}

/** A language that is there to be shown: its code, and its catalogue; English has none, since it stands where it is used. */
export interface LoadedLanguage {
  readonly code: string;
  readonly catalogue: Catalogue | null;
}

export const english: LoadedLanguage = { code: 'en', catalogue: null };

// Found by their file names, so that a further language is one file. Each becomes a chunk that only its readers fetch.
const catalogues = import.meta.glob<Catalogue>('./languages/*.ts', { import: 'catalogue' });
const fileOf = (code: string) => `./languages/${code}.ts`;

/** The codes of all languages that the dashboard speaks. */
export const languages: readonly string[] = [
  english.code,
  ...Object.keys(catalogues).map((file) => file.slice(fileOf('').length - '.ts'.length, -'.ts'.length)),
];

/** Fetches a language; one that the dashboard does not speak is English. */
export async function loadLanguage(code: string): Promise<LoadedLanguage> {
  const load = catalogues[fileOf(code)];
  return load ? { code, catalogue: await load() } : english;
}

/** What a language calls itself: Deutsch. */
export function nameOfLanguage(code: string): string {
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
