import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { printedSchema, printedSubgraph } from '../app/schema.ts';

/** Writes the schema for clients, or with `--subgraph` the one for composition, to the path given or to standard output. */
const [path, ...rest] = process.argv.slice(2).filter((arg) => arg !== '--subgraph');
if (rest.length > 0) throw new Error('print-schema takes one path, and --subgraph.');
const text = process.argv.includes('--subgraph') ? printedSubgraph() : printedSchema();
if (path === undefined) process.stdout.write(text);
else writeFileSync(path, text);
