import type { Element, ElementKind, Grammar } from './elements.ts';

/**
 * How a value of variable length could be read if separators in it had got lost: what it would be without its end, and the elements
 * that its end would be.
 */
export interface OtherReading {
  readonly value: string;
  readonly hidden: readonly Element[];
}

/** Every other reading of a value; `taken` are the names that the label has already, which none has twice. */
export function otherReadings(value: string, grammar: Grammar, taken: ReadonlySet<string>): OtherReading[] {
  return Array.from({ length: value.length }, (_, end) => end)
    .slice(1)
    .flatMap((end) =>
      chains(value.slice(end), grammar, taken).map((hidden) => ({ value: value.slice(0, end), hidden })),
    );
}

/** The first of these elements in a value that does not matter itself and may be long, whatever stands behind it. */
export function swallowed(
  value: string,
  names: readonly string[],
  grammar: Grammar,
  taken: ReadonlySet<string>,
): OtherReading[] {
  for (let end = 1; end < value.length; end += 1) {
    const text = value.slice(end);
    const kind = grammar.kindAt(text);
    const rest = text.slice(kind?.name.length);
    const last = kind && names.includes(kind.name) && !taken.has(kind.name) ? ends(rest, kind).at(-1) : undefined;
    if (kind && last !== undefined)
      return [{ value: value.slice(0, end), hidden: [{ name: kind.name, value: rest.slice(0, last) }] }];
  }
  return [];
}

/** The rows of elements that a text can be, each ending where its kind allows it. */
function chains(text: string, grammar: Grammar, taken: ReadonlySet<string>): Element[][] {
  const kind = grammar.kindAt(text);
  if (kind === null || taken.has(kind.name)) return [];
  const rest = text.slice(kind.name.length);
  const others = new Set([...taken, kind.name]);
  return ends(rest, kind).flatMap((end) => {
    const element = { name: kind.name, value: rest.slice(0, end) };
    if (end === rest.length) return [[element]];
    return chains(rest.slice(end), grammar, others).map((row) => [element, ...row]);
  });
}

function ends(rest: string, { width, value }: ElementKind): number[] {
  const possible = width === null ? Array.from(rest, (_, index) => index + 1) : [width];
  return possible.filter((end) => end <= rest.length && value.test(rest.slice(0, end)));
}
