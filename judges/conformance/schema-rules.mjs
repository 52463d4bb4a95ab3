// The Relay rules of @graphql-eslint on schema.graphql. Lists here go forward only, which the rule of arguments can be told.
import { fileURLToPath } from 'node:url';
import graphql from '@graphql-eslint/eslint-plugin';
import { ESLint } from 'eslint';

const schema = fileURLToPath(new URL('../../contracts/schema.graphql', import.meta.url));
const rules = {
  'relay-connection-types': 'error',
  'relay-edge-types': [
    'error',
    { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
  ],
  'relay-page-info': 'error',
  'relay-arguments': ['error', { includeBoth: false }],
};
const eslint = new ESLint({
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.graphql'],
      languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema } } },
      plugins: { '@graphql-eslint': graphql },
      rules: Object.fromEntries(Object.entries(rules).map(([name, value]) => [`@graphql-eslint/${name}`, value])),
    },
  ],
});
const results = await eslint.lintFiles([schema]);
const errors = results.flatMap(({ messages }) => messages);
for (const { ruleId, line, message } of errors) console.log(`schema.graphql:${line} ${ruleId ?? 'eslint'}: ${message}`);
console.log(`Relay rules of @graphql-eslint: ${errors.length} errors`);
process.exitCode = errors.length === 0 ? 0 : 1;
