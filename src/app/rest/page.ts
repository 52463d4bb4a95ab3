import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import serveFolder from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { openApiDocument } from './openapi.ts';

const require = createRequire(import.meta.url);

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Apotheca REST</title>
    <link rel="stylesheet" href="/api/docs/static/swagger-ui.css">
    <link rel="icon" href="/api/docs/static/favicon-32x32.png">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/static/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });\n`;

/** The OpenAPI document. */
export async function openApi(http: FastifyInstance, { schema }: { readonly schema: GraphQLSchema }): Promise<void> {
  const document = JSON.stringify(openApiDocument(schema));
  http.get('/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').send(document));
}

/** The document as a page: Swagger UI from its package, started by a script of its own so that the content security policy stays strict. */
export async function openApiPage(http: FastifyInstance): Promise<void> {
  const root = join(dirname(require.resolve('@fastify/swagger-ui/package.json')), 'static');
  await http.register(serveFolder, { root, prefix: '/docs/static/', decorateReply: false });
  for (const url of ['/docs', '/docs/'])
    http.get(url, async (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  http.get('/docs/start.js', async (_request, reply) => reply.type('text/javascript; charset=utf-8').send(start));
}
