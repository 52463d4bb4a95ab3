// npm run sbom: what the product is made of, as a CycloneDX document, from package-lock.json alone. `npm sbom --omit dev` (11.19) leaves out packages
// that a development package wants too, graphql, pg and ws among them, and what the pages are bundled from.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Workspaces that are bundled into files for browsers: their packages leave the house without being installed. */
const bundled = ['web', 'playground', 'client'];

/**
 * @typedef {{ name?: string, version: string, link?: boolean, integrity?: string, license?: string, dev?: boolean, devOptional?: boolean,
 *   dependencies?: Record<string, string>, optionalDependencies?: Record<string, string>, peerDependencies?: Record<string, string>,
 *   devDependencies?: Record<string, string> }} Locked
 */

/** The document. The same lock file gives the same text, so it holds neither a time nor a random number. */
export function sbom() {
  /** @type {{ packages: Record<string, Locked> }} */
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { '': own } = packages;
  if (!own) throw new Error('package-lock.json does not name the product.');
  // The workspaces are the product itself.
  const others = Object.fromEntries(
    Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link),
  );
  const installed = Object.keys(others).filter((path) => !others[path]?.dev && !others[path]?.devOptional);
  const imported = importedByPages(others);
  const inPages = closure(imported, others);
  /** @type {Map<string, { component: object, dependsOn: Set<string> }>} */
  const parts = new Map();
  for (const path of [...new Set([...installed, ...inPages])].sort()) {
    const locked = others[path];
    if (!locked) continue;
    const purl = purlOf(nameOf(path, locked), locked.version);
    const part = parts.get(purl) ?? {
      component: componentOf(path, locked, !installed.includes(path)),
      dependsOn: new Set(),
    };
    for (const each of wantedBy(path, others)) {
      const wanted = others[each];
      if (wanted && (installed.includes(each) || inPages.has(each)))
        part.dependsOn.add(purlOf(nameOf(each, wanted), wanted.version));
    }
    parts.set(purl, part);
  }
  const self = purlOf(own.name ?? '', own.version);
  const direct = [...wantedBy('', packages), ...imported].flatMap((path) =>
    others[path] ? purlOf(nameOf(path, others[path]), others[path].version) : [],
  );
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        'bom-ref': self,
        type: 'application',
        name: own.name,
        version: own.version,
        purl: self,
        licenses: licensesOf(own),
      },
    },
    components: [...parts.values()].map(({ component }) => component),
    dependencies: [
      { ref: self, dependsOn: [...new Set(direct)].sort() },
      ...[...parts].map(([ref, { dependsOn }]) => ({ ref, dependsOn: [...dependsOn].sort() })),
    ],
  };
}

/** @param {string} path @param {Locked} locked @param {boolean} pagesOnly */
function componentOf(path, locked, pagesOnly) {
  const name = nameOf(path, locked);
  const purl = purlOf(name, locked.version);
  const [algorithm = '', digest = ''] = locked.integrity?.split('-') ?? [];
  return {
    'bom-ref': purl,
    type: 'library',
    name,
    version: locked.version,
    purl,
    ...(algorithm === 'sha512' && {
      hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }],
    }),
    licenses: licensesOf(locked),
    ...(pagesOnly && { properties: [{ name: 'apotheca:part', value: 'bundled into the pages' }] }),
  };
}

/** @param {Locked} locked */
function licensesOf({ license }) {
  return license === undefined ? [] : [{ expression: license }];
}

/** @param {string} path @param {Locked} locked */
function nameOf(path, { name }) {
  return name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** @param {string} name @param {string} version */
function purlOf(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/**
 * Where a package finds another: beside itself, or in a folder above.
 * @param {Record<string, Locked>} packages @param {string} from @param {string} name
 * @returns {string | null}
 */
function placeOf(packages, from, name) {
  for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const path = `${at}/node_modules/${name}`;
    if (packages[path]) return path;
  }
  return packages[`node_modules/${name}`] ? `node_modules/${name}` : null;
}

/** @param {string} path @param {Record<string, Locked>} packages */
function wantedBy(path, packages) {
  const { dependencies, optionalDependencies, peerDependencies } = packages[path] ?? {};
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).flatMap(
    (name) => placeOf(packages, path, name) ?? [],
  );
}

/** @param {readonly string[]} from @param {Record<string, Locked>} packages */
function closure(from, packages) {
  const found = new Set(from);
  for (const path of found) {
    const { dependencies } = packages[path] ?? {};
    for (const name of Object.keys(dependencies ?? {})) {
      const place = placeOf(packages, path, name);
      if (place) found.add(place);
    }
  }
  return found;
}

/** Where the packages are that the sources of the pages name in their imports. @param {Record<string, Locked>} packages */
function importedByPages(packages) {
  const places = new Set(
    bundled.flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(
          (file) => /\.(tsx?|css)$/.test(file) && !/\.(spec|test)\.|(^|\/)(node_modules|dist|vite\.config)/.test(file),
        )
        .flatMap((file) =>
          [
            ...readFileSync(join(root, folder, file), 'utf8').matchAll(
              /(?:from|import|@import)\s*\(?\s*['"]((?:@[\w.-]+\/)?[a-z][\w.-]*)(?:\/[^'"]*)?['"]/g,
            ),
          ].flatMap(([, name = '']) => placeOf(packages, folder, name) ?? []),
        ),
    ),
  );
  return [...places].sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = `${JSON.stringify(sbom(), null, 2)}\n`;
  const [option, out] = process.argv.slice(2);
  if (option === undefined) process.stdout.write(text);
  else if (option === '--out' && out) writeFileSync(out, text);
  else {
    console.error(
      'npm run sbom [-- --out FILE]\n\nWrites what the product is made of as CycloneDX 1.5, to FILE or the terminal.',
    );
    process.exitCode = option === '--help' ? 0 : 2;
  }
}
