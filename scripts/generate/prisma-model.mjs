import { readFileSync } from 'node:fs';

/** @typedef {{ name: string, type: string, sentence: string, list: boolean, optional: boolean, native: string | null, column: string, key: string | null, from: string[] | null }} Entry */
/** @typedef {{ kind: string, name: string, sentence: string, table: string | null, open: boolean, entries: Entry[] }} Block */
/** @typedef {Omit<Block, 'entries'> & { fields: Entry[], relations: Entry[] }} Model */

/**
 * The models and enums of prisma/schema.prisma, read line by line: the file is formatted, and its comments are what is wanted here.
 * @param {string} path
 * @throws Error that names every model and field without a sentence.
 */
export function readModel(path) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {string[]} */
  let said = [];
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const text = line.trim();
    const opening = /^(model|enum) (\w+) \{$/.exec(text);
    const sentence = said.join(' ');
    if (text.startsWith('///')) said.push(text.slice(3).trim());
    else said = [];
    const [, kind = '', opened = ''] = opening ?? [];
    if (opening) blocks.push({ kind, name: opened, sentence, table: null, open: true, entries: [] });
    const block = blocks.at(-1);
    if (opening || !block?.open) continue;
    if (text === '}') block.open = false;
    const mapped = /^@@map\("(\w+)"\)$/.exec(text);
    if (mapped) block.table = mapped[1] ?? null;
    const entry = /^(\w+)(?:\s+(\w+)(\[\]|\?)?(.*))?$/.exec(text);
    if (entry) block.entries.push(readEntry(entry, sentence));
  }
  const models = blocks.filter(({ kind }) => kind === 'model');
  const names = new Set(models.map(({ name }) => name));
  const described = {
    models: models.map(({ entries, ...model }) => ({
      ...model,
      fields: entries.filter(({ type }) => !names.has(type)),
      relations: entries.filter(({ type }) => names.has(type)),
    })),
    enums: blocks.filter(({ kind }) => kind === 'enum'),
  };
  refuseSilence(described.models);
  return described;
}

/**
 * @param {RegExpExecArray} entry
 * @param {string} sentence
 * @returns {Entry}
 */
function readEntry([, name = '', type = '', form = '', attributes = ''], sentence) {
  const columns = /fields: \[([^\]]*)\]/.exec(attributes)?.[1];
  return {
    name,
    type,
    sentence,
    list: form === '[]',
    optional: form === '?',
    native: /@db\.(\w+)/.exec(attributes)?.[1] ?? null,
    column: /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? name,
    key: /@id\b/.test(attributes) ? 'primary' : /@unique\b/.test(attributes) ? 'unique' : null,
    from: columns ? columns.split(', ') : null,
  };
}

/** @param {Model[]} models */
function refuseSilence(models) {
  const silent = models.flatMap((model) => [
    ...(model.sentence ? [] : [model.name]),
    ...model.fields.filter(({ sentence }) => !sentence).map(({ name }) => `${model.name}.${name}`),
  ]);
  if (silent.length > 0)
    throw new Error(
      `prisma/schema.prisma says nothing about ${silent.join(', ')}. Write a sentence above each, as /// …`,
    );
}
