import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'docs/decisions';
const parts = ['Context', 'Decision', 'Alternatives considered', 'Consequences'];

/**
 * What is missing in a decision record, in words; empty when it is whole.
 * @param {string} file its name, which begins with its number in four digits
 * @param {string} text
 * @returns {string[]}
 */
export function missingIn(file, text) {
  const missing = [];
  const number = Number(/^# (\d+)\. \S/.exec(text)?.[1]);
  if (number !== Number(file.slice(0, 4)))
    missing.push(`begins with the heading “# ${Number(file.slice(0, 4))}. Title”`);
  if (!/^- \*\*Date:\*\* \d{4}-\d{2}-\d{2}$/m.test(text)) missing.push('has a line “- **Date:** YYYY-MM-DD”');
  if (!/^- \*\*Status:\*\* \S/m.test(text)) missing.push('has a line “- **Status:** accepted”, or what became of it');
  const sections = text.split(/^## /m).slice(1);
  const found = sections.map((section) => section.slice(0, section.indexOf('\n')));
  if (found.join() !== parts.join()) missing.push(`has these sections, in this order: ${parts.join(', ')}`);
  const empty = sections.filter((section) => section.slice(section.indexOf('\n')).trim() === '');
  if (empty.length > 0) missing.push('says something in every section');
  return missing;
}

/**
 * @param {string} root
 * @throws Error that names each record that is not whole, or has the number of another.
 */
export function checkDecisions(root) {
  const files = recordsIn(root);
  const problems = files.flatMap((file) =>
    missingIn(file, readFileSync(join(root, folder, file), 'utf8')).map(
      (each) => `${folder}/${file}: a record ${each}.`,
    ),
  );
  const numbers = files.map((file) => file.slice(0, 4));
  for (const file of files.filter((each, at) => numbers.indexOf(each.slice(0, 4)) !== at))
    problems.push(`${folder}/${file}: another record has this number. Take the next free one.`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/**
 * The page that lists every record.
 * @param {string} root
 */
export function decisionIndex(root) {
  const rows = recordsIn(root).map((file) => {
    const text = readFileSync(join(root, folder, file), 'utf8');
    const title = /^# \d+\. (.+)$/m.exec(text)?.[1] ?? file;
    const date = /^- \*\*Date:\*\* (.+)$/m.exec(text)?.[1] ?? '';
    const status = /^- \*\*Status:\*\* (.+(?:\n {2}.+)*)$/m.exec(text)?.[1]?.replaceAll(/\n\s+/g, ' ') ?? '';
    return `| ${Number(file.slice(0, 4))} | [${title}](${file}) | ${date} | ${status} |`;
  });
  return `# Decisions

Why things are as they are. Each record has its context, the decision, what else was considered, and what follows. Who departs from a
decision changes its record in the same commit, or writes a new one and says so in the status of the old one. A number that is missing was
never used.

This page is generated from the records (\`npm run generate\`).

| | title | date | status |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** @param {string} root @returns {string[]} */
const recordsIn = (root) =>
  readdirSync(join(root, folder))
    .filter((name) => /^\d{4}-.*\.md$/.test(name))
    .sort();
