const { defineIntegrationTestSuite } = require('@apollo/server-integration-testsuite');
const { ApolloServer } = require('@apollo/server');

// Apollo's own suite, with its servers behind this server's Fastify: hooks, headers, body limits and error handler are those of production.
defineIntegrationTestSuite(
  async (options, { context } = {}) => {
    const { createShell } = await import('../../dist/app/http-shell.js');
    const { fastifyApolloHandler } = await import('../../node_modules/@as-integrations/fastify/build/esm/index.js');
    const { readConfig } = await import('../../dist/config.js');
    const config = readConfig({
      DATABASE_URL: 'postgresql://nobody@localhost/nothing',
      NODE_ENV: 'test',
      MASTER_KEYS: `judge:${Buffer.alloc(32, 'm').toString('base64')}`,
      AUDIT_SIGNING_KEY: Buffer.alloc(32, 's').toString('base64'),
    });
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const server = new ApolloServer(options);
    await server.start();
    const http = await createShell(config, { log }, { shuttingDown: false });
    http.route({ method: ['GET', 'POST'], url: '/', handler: fastifyApolloHandler(server, { context }) });
    const url = await http.listen({ port: 0, host: '127.0.0.1' });
    return { server, url, extraCleanup: () => http.close() };
  },
  { serverIsStartedInBackground: false },
);
