import { expect, it } from 'vitest';
import { patternsIn } from './patterns.mjs';

it.each([
  "where: { email: { equals: email, mode: 'insensitive' } }",
  'where: { name: { equals: name, mode: "insensitive" } }',
  "const mode = 'insensitive';",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: sources, as they are written
  'sql`SELECT id FROM app_user WHERE email ILIKE ${email}`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: sources, as they are written
  'sql`WHERE email ilike ${email}`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: sources, as they are written
  'sql`WHERE email ~* ${email}`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: sources, as they are written
  'sql`WHERE lower(name) LIKE ${word}`',
  'where: { name: { contains: search } }',
  'where: { action: { startsWith: action } }',
])('%s looks up by a pattern', (text) => {
  expect(patternsIn(`\n${text}`)).toMatchObject([{ line: 2 }]);
});

it.each([
  // biome-ignore lint/suspicious/noTemplateCurlyInString: sources, as they are written
  'sql`WHERE lower(email) = lower(${email})`',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: sources, as they are written
  'sql`${text} LIKE ${`%${escapeLike(word)}%`}`',
  'where: { action: { startsWith: escapeLike(action) } }',
  "name.startsWith('_')",
  ' * Equality, and no ILIKE.',
  'const bits = ~mask;',
])('%s does not', (text) => {
  expect(patternsIn(text)).toEqual([]);
});
