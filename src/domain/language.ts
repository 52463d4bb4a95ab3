/** The languages that the product writes to people in; the dashboard has the same. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

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
