/** The languages that the product writes to people in; the dashboard has the same. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** The first language of an `Accept-Language` header that there is; weights play no part, since browsers name the best first. */
export function languageOf(accepted: string | undefined): Language {
  const wanted = (accepted ?? '').slice(0, 200).split(',');
  const found = wanted.map((each) => languages.find((one) => one === each.trim().slice(0, 2).toLowerCase()));
  return found.find((each) => each !== undefined) ?? 'en';
}
