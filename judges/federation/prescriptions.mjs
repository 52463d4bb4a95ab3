// The service of another team, with the libraries that such a team would take: prescriptions, which name a drug by its National Drug Code and a
// pharmacy by its id, and show a drug's prescriptions in the drug itself.
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

export const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])

  type Prescription @key(fields: "id") {
    id: ID!
    drug: Drug!
    pharmacy: Pharmacy!
    quantity: Int!
  }

  type Drug @key(fields: "ndc") {
    ndc: String
    prescriptions: [Prescription!]!
  }

  type Pharmacy @key(fields: "id", resolvable: false) {
    id: ID!
  }

  type Query {
    prescriptions: [Prescription!]!
  }
`;

/** Serves the prescriptions given, each `{ id, ndc, pharmacyId, quantity }`, and answers the server with its address. */
export async function servePrescriptions(prescriptions) {
  const shown = ({ id, quantity, ndc, pharmacyId }) => ({ id, quantity, drug: { ndc }, pharmacy: { id: pharmacyId } });
  const resolvers = {
    Query: { prescriptions: () => prescriptions.map(shown) },
    Drug: { prescriptions: (drug) => prescriptions.filter(({ ndc }) => ndc === drug.ndc).map(shown) },
  };
  const server = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]),
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { server, url };
}
