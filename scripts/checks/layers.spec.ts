import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkLayers } from './layers.mjs';

/** Each file with its lines, and what is said of its first import; null where it is allowed. */
const cases: Record<string, [source: string, says: string | null]> = {
  'src/domain/upwards.ts': [`import '../platform/b.ts';`, 'domain/ comes before it'],
  'src/domain/a-type.ts': [`import type { B } from '../platform/b.ts'; export type A = B;`, 'domain/ comes before it'],
  'src/domain/package.ts': [`import 'graphql';`, 'domain/ holds pure rules. Move what needs this package'],
  'src/domain/system.ts': [`import 'node:fs';`, 'domain/ holds pure rules. Move what needs the system'],
  'src/domain/hash.ts': [`import 'node:crypto';`, null],
  'src/domain/table.ts': [`import '../generated/prisma/enums.ts';`, 'domain/ does not know the database'],
  'src/platform/b.ts': [`import '../domain/hash.ts'; export type B = 1;`, null],
  'src/platform/c.ts': [`export * from '../graphql/d.ts';`, 'platform/ comes before it'],
  'src/platform/e.ts': [`import 'type-graphql';`, 'platform/ knows no GraphQL'],
  'src/platform/outside.ts': [`import '../../test/kit/x.ts';`, 'nothing outside src/ is imported'],
  'src/platform/development.ts': [`import 'vitest';`, 'installed without packages for development'],
  'src/platform/later.ts': [`export const later = () => import('../app/f.ts');`, 'platform/ comes before it'],
  'src/graphql/d.ts': [`import 'graphql';`, null],
  'src/features/mail/index.ts': [``, null],
  'src/features/mail/letter.ts': [`import '../orders/index.ts';`, 'mail comes before it'],
  'src/features/orders/index.ts': [`import '../mail/index.ts';`, null],
  'src/features/orders/inner.ts': [`import '../mail/letter.ts';`, 'a feature is used through its index.ts'],
  'src/features/orders/hidden.ts': [`export type H = import('../../app/f.ts').F;`, 'import it at the top'],
  'src/features/orders/socket.ts': [`import 'node:net';`, 'only platform/ opens connections'],
  'src/features/orders/own.ts': [`import './inner.ts';`, null],
  'src/app/f.ts': [`import '../features/orders/own.ts';`, 'a feature is used through its index.ts'],
  'src/app/g.ts': [`import '../cli/h.ts';`, 'app/ comes before it'],
  'src/cli/h.ts': [`import '../main.ts';`, 'cli/ comes before it'],
  'src/main.ts': [`import './app/f.ts';`, null],
  'src/app/circle.ts': [`import type { I } from './circle-too.ts'; export type J = I;`, null],
  'src/app/circle-too.ts': [`import type { J } from './circle.ts'; export type I = J | 1;`, 'those of types count'],
  'web/src/ui/button.tsx': [
    `import '../session/who.ts'; export const Button = () => <b>import</b>;`,
    'ui/ comes before it',
  ],
  'web/src/session/who.ts': [`import 'graphql';`, 'how answers come is known to api/ alone'],
  'web/src/api/ask.ts': [`import 'graphql'; import '@apotheca/client';`, null],
  'web/src/session/by-name.ts': [`import '@apotheca/client';`, 'how answers come is known to api/ alone'],
  'web/src/api/inner.ts': [`import '../../../client/src/inner.ts';`, 'imported by its name'],
  'web/src/features/stock/index.ts': [
    `import '../../../../src/domain/inventory/lot-key.ts';`,
    'knows nothing of the server but its schema',
  ],
  'web/src/features/stock/screen.tsx': [`import './table.tsx';`, null],
  'web/src/features/stock/table.tsx': [``, null],
  'web/src/features/scan/index.ts': [`import '../../../../src/domain/inventory/lot-key.ts';`, null],
  'web/src/features/scan/hash.ts': [`import '../../../../src/domain/hash.ts';`, 'the rules of labels'],
  'web/src/features/orders/index.ts': [`import '../stock/table.tsx';`, 'used through its index.ts, and by app/'],
  'web/src/app/screens.ts': [`import '../features/stock/screen.tsx';`, null],
  'web/src/app/inner.ts': [`import '../features/stock/table.tsx';`, 'used through its index.ts, and by app/'],
  'client/src/index.ts': [`import '../../src/domain/hash.ts';`, 'the client package knows nothing of the house'],
  'client/src/inner.ts': [``, null],
  'src/domain/inventory/lot-key.ts': [``, null],
  'src/generated/prisma/enums.ts': [``, null],
  'test/kit/x.ts': [`import '../../src/main.ts';`, null],
  'test/kit/one.ts': [`import './two.ts';`, 'those of types count'],
  'test/kit/two.ts': [`import './one.ts';`, null],
};

it('imports against the rules are named, with what to do instead, and no others', async () => {
  const checkout = fileURLToPath(new URL('../..', import.meta.url));
  const root = mkdtempSync(join(tmpdir(), 'apotheca-layers-'));
  try {
    mkdirSync(join(root, 'node_modules/@apotheca'), { recursive: true });
    mkdirSync(join(root, 'client'));
    for (const file of ['package.json', 'client/package.json'])
      writeFileSync(join(root, file), readFileSync(join(checkout, file)));
    for (const name of ['graphql', 'type-graphql', 'vitest'])
      symlinkSync(join(checkout, 'node_modules', name), join(root, 'node_modules', name));
    symlinkSync(join(root, 'client'), join(root, 'node_modules/@apotheca/client'));
    for (const [file, [source]] of Object.entries(cases)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), `${source}\nexport {};\n`);
    }
    const said = await checkLayers(root, ['src', 'web/src', 'client/src', 'test']).then(
      () => '',
      (error: Error) => error.message,
    );
    const lines = Object.groupBy(said.split('\n'), (line) => line.split(' imports ')[0] ?? '');
    expect(Object.fromEntries(Object.entries(lines).map(([file, found]) => [file, found?.length]))).toEqual(
      Object.fromEntries(Object.entries(cases).flatMap(([file, [, says]]) => (says === null ? [] : [[file, 1]]))),
    );
    for (const [file, [, says]] of Object.entries(cases)) if (says !== null) expect(lines[file]?.[0]).toContain(says);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
