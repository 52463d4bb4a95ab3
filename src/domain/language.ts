import { languages as spoken } from './messages/languages.ts';

/** A language that the product writes to people in, by its code; the dashboard has the same. */
export type Language = keyof typeof spoken;
export const languages = Object.keys(spoken) as Language[];

/** The language of an `Accept-Language` header that is wanted most of those there are, the first of equals; English where there is none of them. */
export function languageOf(accepted: string | undefined): Language {
  const wanted = (accepted ?? '')
    .slice(0, 200)
    .split(',')
    .flatMap((each) => {
      const [range = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
      const language = languages.find((one) => range === one || range.startsWith(`${one}-`));
      const weight = parameters.find((part) => part.startsWith('q='));
      const quality = weight === undefined ? 1 : Number(weight.slice(2));
      return language !== undefined && quality > 0 ? [{ language, quality }] : [];
    });
  return wanted.toSorted((one, other) => other.quality - one.quality)[0]?.language ?? 'en';
}
