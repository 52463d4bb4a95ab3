/** A kind of element: its name as labels carry it, and what its value may be. */
export interface ElementKind {
  readonly name: string;
  readonly value: RegExp;
  /** How long the value is where it ends by itself; null where a separator ends it. */
  readonly width: number | null;
}

/** The kinds of one kind of label: GS1's application identifiers, or the data identifiers of ASC MH10. */
export interface Grammar {
  /** The kind whose name the text begins with. */
  readonly kindAt: (text: string) => ElementKind | null;
}

export interface Element {
  readonly name: string;
  readonly value: string;
}

/** As it is printed below a symbol: (10)A1-77. */
export function written(elements: readonly Element[]): string {
  return elements.map(({ name, value }) => `(${name})${value}`).join('');
}
