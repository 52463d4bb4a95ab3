import { format } from 'dependency-cruiser';
import { importsOf } from '../checks/layers.mjs';

/** What is drawn: a title, a sentence, the sources, and the folders that become one box each. */
const graphs = [
  {
    title: 'The server',
    text: 'Each folder of `src/`. An arrow is an import, of a type as well.',
    includeOnly: '^src/',
    exclude: '^src/(generated/|main\\.ts)',
    collapse: '^src/[^/]+',
  },
  {
    title: 'Features',
    text: 'Each folder of `src/features/`. What another feature needs is in its `index.ts`.',
    includeOnly: '^src/features/',
    collapse: '^src/features/[^/]+',
  },
  {
    title: 'The dashboard',
    text: 'Each folder of `web/src/`, and what it has of the client package and the server.',
    includeOnly: '^(web/src|client/src|src/domain)/',
    exclude: '/generated/|^web/src/main\\.tsx',
    collapse: '^(web/src/[^/]+|client/src|src/domain)',
  },
];

/**
 * Who imports whom, as a page of pictures.
 * @param {string} root
 */
export async function importGraphs(root) {
  const imports = await importsOf(root, ['src', 'web/src', 'client/src']);
  // As folders list their files, which differs between machines, the pictures would too.
  imports.modules.sort((one, other) => (one.source < other.source ? -1 : 1));
  for (const { dependencies } of imports.modules)
    dependencies.sort((one, other) => (one.resolved < other.resolved ? -1 : 1));
  const sections = await Promise.all(
    graphs.map(async ({ title, text, ...options }) => {
      const { output } = await format(imports, { ...options, outputType: 'mermaid' });
      return `## ${title}\n\n${text}\n\n\`\`\`mermaid\n${String(output).trim()}\n\`\`\`\n`;
    }),
  );
  return `# Who imports whom

Drawn from the imports by \`npm run generate\`; [ARCHITECTURE.md](../../ARCHITECTURE.md) says what the folders are for, and \`.dependency-cruiser.mjs\` which
imports are allowed.

${sections.join('\n')}`;
}
