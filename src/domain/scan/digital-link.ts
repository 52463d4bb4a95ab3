import { gs1 } from './application-identifiers.ts';
import { type Element, written } from './elements.ts';
import { said } from './said.ts';
import type { Scan, ScanDoubt } from './scan.ts';

/** The names that earlier versions of GS1 Digital Link had for what medicines carry. */
const names: ReadonlyMap<string, string> = new Map([
  ['gtin', '01'],
  ['lot', '10'],
  ['ser', '21'],
  ['exp', '17'],
]);

/** Whether a text is an address, with or without what says how to get there. No code of a product begins with a name of a computer. */
export function isAddress(text: string): boolean {
  return /^(https?:\/\/|[a-z][a-z0-9-]*(\.[a-z0-9-]+)*\.[a-z]{2,}(:\d+)?\/)/i.test(text);
}

/** Reads a GS1 Digital Link, of whichever domain; null when the address holds no product in clear, as a compressed one. */
export function digitalLink(address: string, today: Date): Scan | null {
  const [, path = '', query = ''] = /^(?:https?:\/\/)?[^/?#]+([^?#]*)(?:\?([^#]*))?/i.exec(address) ?? [];
  const steps = path.split('/').filter((step) => step !== '');
  const begin = steps.findIndex(
    (step, place) => identifier(step) === '01' && /^\d{8,14}$/.test(steps[place + 1] ?? ''),
  );
  if (begin === -1) return null;
  const inPath = steps
    .slice(begin)
    .flatMap((name, place, all) => (place % 2 === 0 ? [[name, all[place + 1] ?? ''] as const] : []));
  const inQuery = query
    .split(/[&;]/)
    .filter((pair) => pair !== '')
    .map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1).replaceAll('+', '%20')] as const);
  const doubts: ScanDoubt[] = [];
  const elements: Element[] = [];
  for (const [given, encoded] of [...inPath, ...inQuery]) {
    const name = identifier(given);
    const kind = gs1.kindAt(name);
    // What else a link holds is none of GS1's: linkType=gs1:pip.
    if (kind?.name !== name) {
      if (/^\d+$/.test(name) || inPath.some(([each]) => each === given))
        doubts.push({ kind: 'UNKNOWN_ELEMENT', seen: written([{ name: given, value: encoded }]) });
      continue;
    }
    const text = decoded(encoded);
    const value = name === '01' && text !== null ? text.padStart(14, '0') : text;
    if (value !== null && kind.value.test(value)) elements.push({ name, value });
    else doubts.push({ kind: 'NOT_ALLOWED', seen: written([{ name, value: encoded }]) });
  }
  return said(elements, doubts, today);
}

function identifier(step: string): string {
  return names.get(step.toLowerCase()) ?? step;
}

/** Null for an escape that is none. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
