import { readdirSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { root } from '../machine/install.mjs';

/** The list of the languages that the server speaks, made of the files in `languages/`: a further language is its file alone. */
export const languagesPath = 'src/domain/messages/languages.ts';

/** @param {readonly string[]} files the names of the files in `languages/` */
export function languageList(files) {
  const codes = files
    .map((file) => basename(file, '.ts'))
    // English first: it is the language of whoever asks for none.
    .sort((one, other) => Number(other === 'en') - Number(one === 'en') || (one < other ? -1 : 1));
  return `// Written by npm run generate: each file of languages/ is a language.
${[...codes]
  .sort()
  .map((code) => `import * as ${code} from './languages/${code}.ts';`)
  .join('\n')}
import type { Spoken } from './spoken.ts';

/** Every language that the server speaks, by its code; English first. */
export const languages = { ${codes.join(', ')} } as const satisfies Record<string, Spoken>;
`;
}

export function writeLanguages() {
  writeFileSync(`${root}${languagesPath}`, languageList(readdirSync(`${root}src/domain/messages/languages`)));
}
