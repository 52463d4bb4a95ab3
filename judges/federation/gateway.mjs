// Apollo's gateway with Apollo's server in front of it.
import { composeServices } from '@apollo/composition';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { parse } from 'graphql';

/** Each service sees who asks: the gateway itself knows nobody and may nothing. */
class AsTheCaller extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    if (context.authorization) request.http.headers.set('authorization', context.authorization);
  }
}

/** Composes the services, each `{ name, url, sdl }`, and serves them as one graph. */
export async function serveGateway(services) {
  const { supergraphSdl, errors } = composeServices(
    services.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  const logger = { debug: () => {}, info: () => {}, warn: console.warn, error: console.error };
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger,
    buildService: ({ url }) => new AsTheCaller({ url }),
  });
  const server = new ApolloServer({ gateway, logger });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: async ({ req }) => ({ authorization: req.headers.authorization }),
  });
  return { server, url };
}
