import { readModel } from './prisma-model.mjs';

/** @typedef {import('./prisma-model.mjs').Model} Model */
/** @typedef {import('./prisma-model.mjs').Entry} Entry */

/**
 * docs/reference/data-dictionary.md: what the database holds, as prisma/schema.prisma tells it.
 * @param {string} path
 */
export function dataDictionary(path) {
  const { models, enums } = readModel(path);
  return `# Data dictionary

Generated from \`prisma/schema.prisma\` by \`npm run generate\`. Rules that hold between rows (checks, triggers, partial indexes) are in the
migrations; [ARCHITECTURE.md](../../ARCHITECTURE.md) tells the important ones. Every table but the outermost belongs to an organization.

## How the tables refer to each other

\`\`\`mermaid
erDiagram
${diagram(models).join('\n')}
\`\`\`

## Tables

${models.map(tableOf).join('\n\n')}

## Enumerations

${enums.map(enumOf).join('\n\n')}
`;
}

/**
 * Each foreign key once, drawn from the row that is referred to; to at most one row where its column is a key by itself.
 * @param {Model[]} models
 */
function diagram(models) {
  return models.flatMap(({ name, fields, relations }) =>
    relations
      .filter(({ from }) => from !== null)
      .map((relation) => {
        const single = fields.some((field) => field.name === relation.from?.[0] && field.key !== null);
        return `  ${relation.type} ${relation.optional ? '|o' : '||'}--${single ? 'o|' : 'o{'} ${name} : ${relation.name}`;
      }),
  );
}

/** @param {Model} model */
function tableOf({ name, table, sentence, fields, relations }) {
  const rows = fields.map(
    (field) =>
      `| \`${field.column}\` | ${typeOf(field)} | ${escaped([field.sentence, ...keyOf(field, relations)].join(' '))} |`,
  );
  return `### ${name}

${sentence} Table \`${table}\`.

| column | type | what it is |
| --- | --- | --- |
${rows.join('\n')}`;
}

/** @param {Entry} entry */
function typeOf({ type, native, list, optional }) {
  /** @type {Record<string, string>} */
  const names = { Uuid: 'uuid', Date: 'date', Timestamptz: 'instant' };
  const known = names[native ?? ''] ?? type;
  return `${known}${list ? ' list' : ''}${optional ? ', may be null' : ''}`;
}

/**
 * What a field is to other rows, told from the relation that it is the first part of.
 * @param {Entry} field
 * @param {Entry[]} relations
 */
function keyOf({ name, key }, relations) {
  const refers = relations.filter(({ from }) => from?.[0] === name).map(({ type }) => `Refers to ${type}.`);
  return [...(key === 'primary' ? ['Primary key.'] : key === 'unique' ? ['Unique.'] : []), ...new Set(refers)];
}

/** @param {import('./prisma-model.mjs').Block} block */
function enumOf({ name, sentence, entries }) {
  const values = entries.map((entry) => `- \`${entry.name}\`${entry.sentence ? `: ${entry.sentence}` : ''}`);
  return [`### ${name}`, ...(sentence ? [sentence] : []), values.join('\n')].join('\n\n');
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('|', '\\|');
