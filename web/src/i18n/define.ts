type Text = string | ((...values: never[]) => string) | { readonly [key: string]: Text };
type TextsOf = Readonly<Record<string, Text>>;

/** The same keys, each with a text of the same kind. */
export type SameTexts<T> = {
  readonly [Key in keyof T]: T[Key] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : T[Key] extends string
      ? string
      : SameTexts<T[Key]>;
};

/** The texts of one folder in English, which give the shape for every other language, under a name of their own. */
export interface Texts<Id extends keyof AllTexts, T> {
  readonly id: Id;
  readonly english: SameTexts<T>;
}

/** Every folder's texts by their names. Each `texts.ts` adds its own, so that nothing here knows the features. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled where the texts are
export interface AllTexts {}

/** The texts of one folder. A text with values is a function; one for each value of an enumeration is an object. */
export function defineTexts<Id extends keyof AllTexts, const T extends TextsOf>(id: Id, english: T): Texts<Id, T> {
  // Literal texts are texts all the same.
  return { id, english: english as unknown as SameTexts<T> };
}
