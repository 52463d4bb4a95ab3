import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../app/rest/openapi.ts';
import { appSchema } from '../app/schema.ts';

/** Writes the OpenAPI document of the REST interface to the path given, or to standard output. */
const [, , path] = process.argv;
const text = `${JSON.stringify(openApiDocument(appSchema()), null, 2)}\n`;
if (path === undefined) process.stdout.write(text);
else writeFileSync(path, text);
