/** A plain value as JSON holds it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * The one text of a value, as RFC 8785 (JSON Canonicalization Scheme) writes it: no spaces, fields in the order of their names'
 * UTF-16 code units, numbers and escapes as ECMAScript has them. Equal values give equal texts, whatever the order of their fields.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // By code units, as sort compares texts by itself. Put together without lists of lists, since verifying the trail spends a third of its work here.
  let fields = '';
  for (const key of Object.keys(value).sort())
    fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`;
  return `{${fields}}`;
}
