import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { webProblemOf } from './web-layers.mjs';

/** Each folder of src/ imports only from those before it. */
const layers = ['domain', 'platform', 'graphql', 'features', 'app', 'print', 'demo', 'cli'];
/** Each feature imports only from those before it, and only from their index.ts. */
const features = [
  'mail',
  'access',
  'catalogue',
  'inventory',
  'orders',
  'recalls',
  'alerts',
  'reports',
  'messaging',
  'sync',
  'audit',
];
/** @type {Record<string, RegExp>} */
const forbiddenPackages = {
  domain: /^(graphql|type-graphql|@prisma\/|pg$|ioredis|fastify|node:(?!(crypto|url)$))/,
  platform: /^(graphql|type-graphql|@apollo\/|fastify)(\/|$)/,
};

/**
 * The dependency rule: domain ← platform ← graphql ← features ← app ← print ← demo ← cli, and main.ts; and the dashboard's own.
 * @param {string} root
 * @throws Error that names every import against it and says what to do instead.
 */
export function checkLayers(root) {
  /**
   * @param {string} folder
   * @param {(root: string, file: string, target: string) => string | null} problemOf
   */
  const problemsBelow = (folder, problemOf) =>
    filesBelow(join(root, folder)).flatMap((file) =>
      importsOf(file).flatMap((target) => problemOf(root, file, target) ?? []),
    );
  const problems = [...problemsBelow('src', problemOf), ...problemsBelow('web/src', webProblemOf)];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/**
 * @param {string} root
 * @param {string} file
 * @param {string} target
 * @returns {string | null}
 */
function problemOf(root, file, target) {
  const from = relative(join(root, 'src'), file);
  /** @param {string} what */
  const says = (what) => `src/${from} imports ${target}: ${what}`;
  const [layer = '', feature = ''] = from.split('/');
  if (!target.startsWith('.')) {
    return forbiddenPackages[layer]?.test(target)
      ? says(
          layer === 'domain'
            ? 'domain/ holds pure rules. Move what needs this package to platform/ or graphql/.'
            : 'platform/ knows no GraphQL and no HTTP. Move what needs this package to graphql/ or app/.',
        )
      : null;
  }
  const to = relative(join(root, 'src'), join(dirname(file), target));
  const [toLayer = '', toFeature = '', ...rest] = to.split('/');
  if (to.startsWith('..')) return says('nothing outside src/ is imported. Read it as a file, or move it into src/.');
  if (toLayer === 'generated')
    return layer === 'domain' ? says('domain/ does not know the database. Write the type there.') : null;
  const [place, targetPlace] = [layers.indexOf(layer), layers.indexOf(toLayer)];
  if (place === -1) return null;
  if (targetPlace === -1) {
    return says('main.ts is at the top. Pass the value as an argument from there.');
  }
  if (targetPlace > place)
    return says(
      `${layer}/ comes before ${toLayer}/. Move the code down to ${layer}/, or hand it in from above as an argument.`,
    );
  if (toLayer !== 'features' || (layer === 'features' && feature === toFeature)) return null;
  if (rest.join('/') !== 'index.ts')
    return says(`a feature is used through its index.ts. Export it there, and import ../${toFeature}/index.ts.`);
  if (layer === 'features' && features.indexOf(toFeature) > features.indexOf(feature)) {
    return says(
      `${feature} comes before ${toFeature} (${features.join(' ← ')}). Let the later feature extend the type, or react to an event.`,
    );
  }
  return null;
}

/** @param {string} file */
function importsOf(file) {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gms,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/**
 * The sources below a folder, without what is generated and without specs.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : filesBelow(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.spec.ts') ? [path] : [];
  });
}
