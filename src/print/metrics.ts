import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { figures } from '../app/declarations.ts';
import { allJobs } from '../app/jobs.ts';
import { processGauges } from '../app/metrics/process-gauges.ts';
import { createGates } from '../platform/gates/gates.ts';
import { Metrics } from '../platform/metrics/metrics.ts';
import { sqlErrorKinds } from '../platform/metrics/sql-error-kinds.ts';

/** Writes docs/reference/metrics.md with every metric there is, to the path given or to standard output. */
const metrics = new Metrics('');
const counted = [...metrics.described];
for (const { gauges, label } of processGauges) metrics.watch(gauges, label ?? null, () => []);
const read = metrics.described.slice(counted.length);
const before = metrics.described.length;
for (const { gauges, label } of figures) metrics.watch(gauges, label ?? null, () => []);
const found = metrics.described.slice(before);

const table = (of: typeof counted) =>
  [
    '| metric | type | labels | meaning |',
    '| --- | --- | --- | --- |',
    ...of.map(
      ({ name, type, labels, help }) =>
        `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(', ')} | ${help} |`,
    ),
  ].join('\n');
const gates = Object.keys(createGates(4, { connectionMs: 1, waitMs: undefined }));
const words = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

const text = `# Metrics

Generated from the sources. What a server answers at \`/metrics\` where \`METRICS_PORT\` or \`METRICS_TOKEN\` is set; which of them to watch, and what to
do when one is not as it should be, is in [operations](../operations.md#metrics). The unit is the end of each name.

Besides these there is what prom-client tells of the process and of Node: \`process_*\` (processor time, memory, file descriptors, start) and \`nodejs_*\`, of
which \`nodejs_eventloop_lag_p99_seconds\` matters most: for how long the process could do nothing else, since it was last asked.

## What a process counts

${table(counted)}

## What a process is like at the moment of asking

${table(read)}

## What the database tells

Each process answers the same, from a connection of its own: take the largest. Missing while the database does not answer within two seconds.

${table(found)}

## Labels

| label | values |
| --- | --- |
| \`operation\` | the root field of the schema; \`several\` when there is more than one, \`introspection\`, \`invalid\` for a document that is not valid, and \`other\` |
| \`transport\` | \`http\`, \`rest\`, \`websocket\` |
| \`code\` | of errors those of [the API](../api.md#three-kinds-of-answers), of refusals those of [the reference](graphql.md) |
| \`kind\` | ${words(sqlErrorKinds)} |
| \`job_name\` | ${words(allJobs.map(({ name }) => name))} |
| \`gate\` | ${words(gates)} |
| \`table\` | the tables of [the data dictionary](data-dictionary.md) |

No label holds an id, a name or a text that somebody chose, so the number of series is bounded by the version of the program.
`;
const [, , path] = process.argv;
if (path === undefined) process.stdout.write(text);
else writeFileSync(path, text);
