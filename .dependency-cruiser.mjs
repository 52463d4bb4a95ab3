// Who imports whom. `npm run check` refuses what is against these rules, each with what to do instead.
import { fileURLToPath } from 'node:url';
import { featureOrder } from './scripts/checks/features.mjs';

/** Each folder of src/ imports only from those before it, and main.ts from all. */
export const layers = ['domain', 'platform', 'graphql', 'features', 'app', 'print', 'demo', 'cli'];
/** Each feature imports only from those before it. */
export const features = featureOrder(fileURLToPath(new URL('.', import.meta.url)));
/** Each folder of web/src/ imports only from those before it. */
export const webLayers = ['generated', 'i18n', 'api', 'ui', 'session', 'features', 'app'];

/** @type {NonNullable<import('dependency-cruiser').IFlattenedRuleSet['forbidden']>} */
const everywhere = [
  {
    name: 'no-circles',
    comment:
      'imports go one way, and those of types count. Put what both need into a file of its own, which both import.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
];

/** @type {typeof everywhere} */
const server = [
  ...upwards('src', layers, 'main\\.ts$').map(([layer, above]) => ({
    name: `${layer}-imports-downwards`,
    comment: `${layer}/ comes before it (${layers.join(' ← ')}, and main.ts). Move the code down to ${layer}/, or hand it in from above as an argument.`,
    severity: /** @type {const} */ ('error'),
    from: { path: `^src/${layer}/` },
    to: { path: above },
  })),
  {
    name: 'domain-is-pure',
    comment: 'domain/ holds pure rules. Move what needs this package to platform/ or graphql/.',
    severity: 'error',
    from: { path: '^src/domain/', pathNot: '\\.spec\\.ts$' },
    to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'connections-are-of-the-platform',
    comment:
      'only platform/ opens connections to other programs. Put it there, and hand it to the feature in the Platform.',
    severity: 'error',
    from: { path: '^src/(graphql|features)/' },
    to: {
      path: ['^(net|tls|dgram|http|https|http2|child_process)$', inPackages('pg', 'ioredis', 'nodemailer', 'undici')],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'domain-uses-no-system',
    comment: 'domain/ holds pure rules. Move what needs the system to platform/.',
    severity: 'error',
    from: { path: '^src/domain/' },
    to: { dependencyTypes: ['core'], pathNot: '^(crypto|url)$' },
  },
  {
    name: 'domain-knows-no-database',
    comment: 'domain/ does not know the database. Write the type there.',
    severity: 'error',
    from: { path: '^src/domain/' },
    to: { path: '^src/generated/' },
  },
  {
    name: 'platform-knows-no-api',
    comment: 'platform/ knows no GraphQL and no HTTP. Move what needs this package to graphql/ or app/.',
    severity: 'error',
    from: { path: '^src/platform/' },
    to: { path: inPackages('graphql', 'type-graphql', '@apollo/[^/]+', 'fastify') },
  },
  {
    name: 'server-stands-alone',
    comment: 'nothing outside src/ is imported. Read it as a file, or move it into src/.',
    severity: 'error',
    from: { path: '^src/' },
    to: { dependencyTypes: ['local'], pathNot: '^src/' },
  },
  {
    name: 'server-runs-on-dependencies',
    comment: 'the server is installed without packages for development. Move it to the dependencies in package.json.',
    severity: 'error',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'features-through-index',
    comment: 'a feature is used through its index.ts. Export it there, and import that.',
    severity: 'error',
    from: { path: '^src/features/([^/]+)/' },
    to: { path: '^src/features/[^/]+/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index\\.ts$'] },
  },
  {
    name: 'features-through-index',
    comment: 'a feature is used through its index.ts. Export it there, and import that.',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/features/' },
    to: { path: '^src/features/[^/]+/', pathNot: '^src/features/[^/]+/index\\.ts$' },
  },
  ...upwards('src/features', features).map(([feature, later]) => ({
    name: `${feature}-imports-earlier-features`,
    comment: `${feature} comes before it (${features.join(' ← ')}). Let the later feature extend the type, or react to an event.`,
    severity: /** @type {const} */ ('error'),
    from: { path: `^src/features/${feature}/` },
    to: { path: later },
  })),
];

/** @type {typeof everywhere} */
const dashboard = [
  ...upwards('web/src', webLayers, 'main\\.tsx$').map(([layer, above]) => ({
    name: `web-${layer}-imports-downwards`,
    comment: `${layer}/ comes before it (${webLayers.join(' ← ')}).`,
    severity: /** @type {const} */ ('error'),
    from: { path: `^web/src/${layer}/` },
    to: { path: above },
  })),
  {
    name: 'web-answers-come-through-api',
    comment: 'how answers come is known to api/ alone. Use useQuery, usePages, useMutation or useSubscription.',
    severity: 'error',
    from: { path: '^web/src/', pathNot: '^web/src/api/' },
    to: { path: [inPackages('graphql', 'graphql-ws'), '^client/'] },
  },
  {
    name: 'web-knows-the-schema-alone',
    comment:
      'the dashboard knows nothing of the server but its schema. Only features/scan/ imports the rules of labels, and api/ the client package by its name.',
    severity: 'error',
    from: { path: '^web/src/', pathNot: '^web/src/features/scan/' },
    to: { path: '^(src|test)/' },
  },
  {
    name: 'web-imports-the-client-by-name',
    comment: 'the client package is imported by its name, @apotheca/client, as whoever installs it does.',
    severity: 'error',
    from: { path: '^web/src/' },
    to: { path: '^client/', dependencyTypesNot: ['aliased-workspace'] },
  },
  {
    name: 'web-scan-knows-labels',
    comment:
      'features/scan/ has the rules of labels, which work in the hand while the network is slow, and nothing else.',
    severity: 'error',
    from: { path: '^web/src/features/scan/' },
    to: { path: '^(src|test)/', pathNot: '^src/domain/(scan/index|inventory/lot-key)\\.ts$' },
  },
  {
    name: 'web-features-through-index',
    comment: 'a feature is used through its index.ts, and by app/ through its screen.tsx.',
    severity: 'error',
    from: { path: '^web/src/features/([^/]+)/' },
    to: { path: '^web/src/features/[^/]+/', pathNot: ['^web/src/features/$1/', '^web/src/features/[^/]+/index\\.ts$'] },
  },
  {
    name: 'web-features-through-index',
    comment: 'a feature is used through its index.ts, and by app/ through its screen.tsx.',
    severity: 'error',
    from: { path: '^web/src/', pathNot: '^web/src/(features|app)/' },
    to: { path: '^web/src/features/[^/]+/', pathNot: '^web/src/features/[^/]+/index\\.ts$' },
  },
  {
    name: 'web-features-through-index',
    comment: 'a feature is used through its index.ts, and by app/ through its screen.tsx.',
    severity: 'error',
    from: { path: '^web/src/app/' },
    to: { path: '^web/src/features/[^/]+/', pathNot: '^web/src/features/[^/]+/(index\\.ts|screen\\.tsx)$' },
  },
];

/** @type {typeof everywhere} */
const client = [
  {
    name: 'client-stands-alone',
    comment: 'the client package knows nothing of the house: it is published on its own.',
    severity: 'error',
    from: { path: '^client/src/' },
    to: { dependencyTypes: ['local'], pathNot: '^client/src/' },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...everywhere, ...server, ...dashboard, ...client],
  options: {
    // The compiler of TypeScript 7 cannot be asked; SWC reads the sources as they are, types included.
    parser: 'swc',
    tsPreCompilationDeps: true,
    // Specs may import what the tests have.
    exclude: { path: '[.]spec[.]ts$' },
    doNotFollow: { path: ['node_modules', '(^|/)generated/'] },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@apotheca/source', 'import', 'node', 'default', 'types'],
    },
  },
};

/** @param {string[]} packages */
function inPackages(...packages) {
  return `(^|/)node_modules/(${packages.join('|')})/`;
}

/**
 * Of each folder in order: what comes after it.
 * @param {string} root
 * @param {string[]} order
 * @param {string} [last] what may import all of them
 * @returns {[name: string, later: string][]}
 */
function upwards(root, order, last) {
  return order.flatMap((name, place) => {
    const later = [...order.slice(place + 1).map((each) => `${each}/`), ...(last ? [last] : [])];
    return later.length === 0 ? [] : [[name, `^${root}/(${later.join('|')})`]];
  });
}
