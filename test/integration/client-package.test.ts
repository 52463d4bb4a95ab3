import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The client package as npm packs it, in a folder that has nothing else than what it declares, and React's types. */
const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;

const installed = (name: string) => join(folder, 'node_modules', name);
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

/** Runs a program in the folder, and answers what it said. @throws Error with that when it fails. */
function run(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'apotheca-client-'));
  const packed = run('npm', 'pack', join(root, 'client'), '--silent').trim().split('\n').at(-1) ?? '';
  run('tar', 'xzf', packed);
  mkdirSync(installed('@apotheca'), { recursive: true });
  cpSync(join(folder, 'package'), installed('@apotheca/client'), { recursive: true });
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(installed('@apotheca/client'), 'package.json'), 'utf8'),
  ) as Record<'dependencies' | 'peerDependencies', Record<string, string>>;
  for (const name of [...Object.keys({ ...dependencies, ...peerDependencies }), 'react-dom', '@types/react']) {
    mkdirSync(dirname(installed(name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), installed(name));
  }
  write('package.json', '{ "type": "module" }');
  write(
    'stock.tsx',
    `import { ApothecaError, type Client, createClient, type Document } from '@apotheca/client';
import { documentTypes } from '@apotheca/client/codegen';
import { ApothecaProvider, useMutation, useQuery } from '@apotheca/client/react';

declare const StocksDocument: Document<{ readonly stocks: readonly { readonly usable: number }[] }, { readonly pharmacyId: string }>;
declare const DispenseDocument: Document<{ readonly dispenseStock: { readonly __typename: string } }, { readonly quantity: number }>;

function Stocks() {
  const { data, error, loading, refetch } = useQuery(StocksDocument, { pharmacyId: '1' }, { keepPrevious: true });
  const { mutate } = useMutation(DispenseDocument, { changes: ['Stock'] });
  // @ts-expect-error a quantity is a number
  const wrong = () => mutate({ quantity: 'one' });
  const dispense = async () => {
    const { data: answer, error: failure } = await mutate({ quantity: 1 });
    return failure ? failure.code : answer.dispenseStock.__typename;
  };
  if (error) return <p onClick={refetch}>{error.problems.map(({ message }) => message).join()}</p>;
  return <button onClick={() => void dispense().then(wrong)}>{loading ? '' : data?.stocks[0]?.usable}</button>;
}

const client: Client = createClient({ url: 'http://localhost:4000' });
export const page = <ApothecaProvider client={client}><Stocks /></ApothecaProvider>;
export const isOurs = (error: unknown): error is ApothecaError => error instanceof ApothecaError;
export { documentTypes };
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the client package as it is published', () => {
  it.each(['nodenext', 'bundler'])('has types for a strict program that resolves modules by %s', (moduleResolution) => {
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      jsx: 'react-jsx',
      lib: ['es2024', 'dom', 'dom.iterable'],
      module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
      moduleResolution,
      types: [],
    };
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['stock.tsx'] }));
    run(process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '--project', '.');
  });

  it('runs in Node, and renders where there is no browser', () => {
    write(
      'page.js',
      `import { createClient } from '@apotheca/client';
import { documentTypes } from '@apotheca/client/codegen';
import { ApothecaProvider, useConnection, useQuery, useToken } from '@apotheca/client/react';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';

const Page = () => JSON.stringify([useQuery('query { me { id } }', {}).loading, useConnection().state, useToken(), typeof documentTypes]);
const client = createClient({ url: 'http://localhost:4000' });
console.log(renderToString(createElement(ApothecaProvider, { client }, createElement(Page))).replaceAll('&quot;', '"'));
`,
    );
    expect(run(process.execPath, 'page.js').trim()).toBe('[true,"idle",null,"function"]');
  });
});
