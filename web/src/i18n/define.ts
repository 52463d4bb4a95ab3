export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

type Text = string | ((...values: never[]) => string) | { readonly [key: string]: Text };
export type Texts = Readonly<Record<string, Text>>;

/** The same keys, each with a text of the same kind; a text that is missing in one language does not compile. */
export type SameTexts<T> = {
  readonly [Key in keyof T]: T[Key] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : T[Key] extends string
      ? string
      : SameTexts<T[Key]>;
};

/** The texts of one feature in every language. A text with values is a function; one for each value of an enumeration is an object. */
export function defineTexts<const T extends Texts>(texts: {
  readonly en: T;
  readonly de: SameTexts<T>;
}): Readonly<Record<Language, SameTexts<T>>> {
  // English gives the shape: literal texts are texts all the same.
  return texts as unknown as Readonly<Record<Language, SameTexts<T>>>;
}
