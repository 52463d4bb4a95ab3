import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { printedSchema } from './app/schema.ts';

/** Writes the schema to the path given, or to standard output. */
const [, , path] = process.argv;
if (path === undefined) process.stdout.write(printedSchema());
else writeFileSync(path, printedSchema());
