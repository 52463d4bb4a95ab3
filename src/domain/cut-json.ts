import type { Json } from './canonical-json.ts';

interface Limits {
  readonly characters: number;
  readonly items: number;
  readonly keys: number;
  readonly depth: number;
}

/** From what hardly loses anything to what hardly keeps anything. */
const steps: readonly Limits[] = [
  { characters: 500, items: 20, keys: 40, depth: 8 },
  { characters: 100, items: 5, keys: 30, depth: 5 },
  { characters: 40, items: 2, keys: 20, depth: 3 },
  { characters: 20, items: 1, keys: 10, depth: 2 },
];

/** A value that takes at most so many bytes as JSON: as it is where it fits, otherwise with long texts, lists, records and depths cut, which it says in their place. */
export function cutJson(value: Json, bytes: number): Json {
  if (sizeOf(value) <= bytes) return value;
  for (const limits of steps) {
    const cut = shorten(value, limits);
    if (sizeOf(cut) <= bytes) return cut;
  }
  return `… (${sizeOf(value)} bytes)`;
}

/** As PostgreSQL prints it, with a space behind each comma and colon; those inside texts are counted too, which does no harm. */
function sizeOf(value: Json): number {
  const text = JSON.stringify(value);
  return Buffer.byteLength(text) + (text.match(/[,:]/g)?.length ?? 0);
}

function shorten(value: Json, limits: Limits): Json {
  if (typeof value === 'string') return shortened(value, limits.characters);
  // PostgreSQL would write out all digits.
  if (typeof value === 'number') return /e/.test(String(value)) ? String(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (limits.depth === 0) return '…';
  const inner = { ...limits, depth: limits.depth - 1 };
  if (Array.isArray(value)) {
    const kept = value.slice(0, limits.items).map((each) => shorten(each, inner));
    return value.length > kept.length ? [...kept, `… (${value.length} items)`] : kept;
  }
  const entries = Object.entries(value);
  const kept = entries
    .slice(0, limits.keys)
    .map(([key, each]): [string, Json] => [shortened(key, limits.characters), shorten(each as Json, inner)]);
  return Object.fromEntries(
    entries.length > kept.length ? [...kept, ['…', `${entries.length} fields`] as [string, Json]] : kept,
  );
}

const shortened = (text: string, characters: number) =>
  text.length > characters ? `${text.slice(0, characters).toWellFormed()}… (${text.length} characters)` : text;
