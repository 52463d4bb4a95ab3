// The products service of Apollo's compatibility tests, made a subgraph by the very module that Apotheca uses. It takes the test suite's
// schema as its argument and prints its address. The data is what the suite's specification prescribes.
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildASTSchema, Kind, parse, print } from 'graphql';
import { asSubgraph } from '../../dist/graphql/subgraph.js';
import { subgraphSdl } from '../../dist/graphql/subgraph-sdl.js';

const [, , path] = process.argv;
const written = parse(readFileSync(path, 'utf8'));
const header = written.definitions.find(({ kind }) => kind === Kind.SCHEMA_EXTENSION);
const [{ directives: extended }] = parse('type User @extends').definitions;
// An engine builds a schema of whole types. That User belongs to another service is said by the directive that stands for `extend type`.
const definitions = written.definitions
  .filter((each) => each !== header)
  .map((each) =>
    each.kind === Kind.OBJECT_TYPE_EXTENSION
      ? {
          ...each,
          kind: Kind.OBJECT_TYPE_DEFINITION,
          directives: [...each.directives, ...(each.name.value === 'Query' ? [] : extended)],
        }
      : each,
  );
const schema = buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValidSDL: true });

const creator = { email: 'support@apollographql.com', name: 'Jane Smith', totalProductsCreated: 1337 };
const dimensions = { size: 'small', weight: 1, unit: 'kg' };
const research = [
  { study: { caseNumber: '1234', description: 'Federation Study' }, outcome: null },
  { study: { caseNumber: '1235', description: 'Studio Study' }, outcome: null },
];
const products = [
  {
    id: 'apollo-federation',
    sku: 'federation',
    package: '@apollo/federation',
    variation: { id: 'OSS' },
    research: research.slice(0, 1),
  },
  { id: 'apollo-studio', sku: 'studio', package: '', variation: { id: 'platform' }, research: research.slice(1) },
].map((product) => ({ ...product, dimensions, createdBy: creator, notes: null }));
const deprecated = [
  {
    sku: 'apollo-federation-v1',
    package: '@apollo/federation-v1',
    reason: 'Migrate to Federation V2',
    createdBy: creator,
  },
];

const find = (records, wanted) => records.find((record) => holds(record, wanted)) ?? null;
const holds = (value, wanted) =>
  typeof wanted === 'object' && wanted !== null
    ? Object.entries(wanted).every(([name, part]) => name === '__typename' || holds(value?.[name], part))
    : value === wanted;

const byRecord = (records) => (_context, key) => find(records, key);
const byProduct = byRecord(products);
const entities = {
  Product: { policy: 'public', keys: { id: byProduct, 'sku package': byProduct, 'sku variation { id }': byProduct } },
  DeprecatedProduct: { policy: 'public', keys: { 'sku package': byRecord(deprecated) } },
  ProductResearch: { policy: 'public', keys: { 'study { caseNumber }': byRecord(research) } },
  User: {
    policy: 'public',
    // What the users service knows of a person comes with the reference, where a field requires it.
    keys: {
      email: (_context, { __typename, ...known }) => (known.email === creator.email ? { ...creator, ...known } : null),
    },
  },
  Inventory: {
    policy: 'public',
    keys: { id: (_context, { id }) => (id === 'apollo-oss' ? { id, deprecatedProducts: deprecated } : null) },
  },
};

const query = schema.getQueryType().getFields();
query.product.resolve = (_root, key) => find(products, key);
query.deprecatedProduct.resolve = (_root, key) => find(deprecated, key);
schema.getType('User').getFields().averageProductsCreatedPerYear.resolve = (user) =>
  user.yearsOfEmployment ? Math.round(user.totalProductsCreated / user.yearsOfEmployment) : null;

const sdl = subgraphSdl(schema, entities, print(header));
const server = new ApolloServer({
  schema: asSubgraph(schema, { entities, sdl, policy: 'public' }),
  plugins: [ApolloServerPluginInlineTrace()],
});
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
console.log(url);
// Who started it holds the other end of this channel, and its end is the end of the server.
process.on('disconnect', () => process.exit());
