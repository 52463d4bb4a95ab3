import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MeDocument, SignUpDocument } from '../generated/graphql.ts';
import { as, Client } from '../kit/client.ts';
import { type FreshDatabase, freshDatabase } from '../kit/databases.ts';
import '../kit/pages.ts';
import { type ServerProcess, spawnServer } from '../kit/server-process.ts';
import { password, someText } from '../kit/world.ts';

/** What the container image would hold, put together without Docker from the Dockerfile's own lines, and run. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

interface Instruction {
  readonly name: string;
  readonly value: string;
}

/** The instructions of each stage, continued lines joined. */
function stagesOf(dockerfile: string): Instruction[][] {
  const stages: Instruction[][] = [];
  const lines = dockerfile.replaceAll(/^#.*\n/gm, '').replaceAll(/\\\n/g, ' ');
  for (const [, name = '', value = ''] of lines.matchAll(/^([A-Z]+) +(.+)$/gm)) {
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, value: value.trim() });
  }
  return stages;
}

const stages = stagesOf(textOf('Dockerfile'));
const last = stages.at(-1) ?? [];
const instruction = (name: string) => last.findLast((each) => each.name === name)?.value;
/** The words of an instruction in its exec form: CMD ["node", "dist/main.js"]. */
const wordsOf = (text = '[]') => JSON.parse(text.slice(text.indexOf('['))) as string[];
const imageEnvironment = Object.fromEntries(
  last.filter(({ name }) => name === 'ENV').flatMap(({ value }) => value.split(/ +/).map((pair) => pair.split('='))),
) as Record<string, string>;

/** What a stage copies, as paths of the checkout; what another stage made (dist, node_modules) is where this checkout has it. */
function copiesOf(stage: readonly Instruction[]) {
  return stage
    .filter(({ name }) => name === 'COPY')
    .flatMap(({ value }) => {
      const words = value.split(/ +/);
      const paths = words.filter((word) => !word.startsWith('--')).map((path) => path.replace(/^\/app\//, ''));
      const target = paths.pop() ?? '';
      const made = words.some((word) => word.startsWith('--from='));
      return paths.map((from) => ({ from, made, to: target.endsWith('/') ? join(target, basename(from)) : target }));
    });
}

interface LockedPackage {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
}

/** The packages that the image keeps, of those installed here, without the workspaces. npm marks in the lock file which ones only development wants. */
function installProduction(target: string): void {
  const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, LockedPackage> };
  for (const [path, { dev, devOptional, link }] of Object.entries(packages)) {
    const isWanted = path.includes('node_modules/') && !link && !dev && !devOptional;
    if (isWanted && existsSync(join(root, path))) linkPackage(path, target);
  }
}

/** Links the files of one package without those nested in it, which the lock file names themselves. Links to folders would lead back here. */
function linkPackage(path: string, target: string): void {
  mkdirSync(join(target, path), { recursive: true });
  for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
    const inner = `${path}/${entry.name}`;
    if (entry.isFile()) linkFile(join(root, inner), join(target, inner));
    else if (entry.isDirectory() && entry.name !== 'node_modules') linkPackage(inner, target);
  }
}

function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // The temporary folder is on another file system.
    copyFileSync(from, to);
  }
}

/** Runs a command of the image to its end. */
async function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { PATH = '' } = process.env;
  const [command = '', ...args] = words;
  const child = spawn(command === 'node' ? process.execPath : command, args, {
    cwd: image,
    env: { PATH, ...imageEnvironment, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => {
    output += String(data);
  });
  child.stderr.on('data', (data) => {
    output += String(data);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, output: output.trim() };
}

let image: string;
let database: FreshDatabase;
let server: ServerProcess;
/** What the two migrations said: of the empty database, and of one that is up to date. */
const migrated: { readonly code: unknown; readonly output: string }[] = [];

/** The image's own command on the database. */
function startImage(): Promise<ServerProcess> {
  const [command, main = ''] = wordsOf(instruction('CMD'));
  expect(command).toBe('node');
  return spawnServer(
    { ...imageEnvironment, PORT: '0', DATABASE_URL: database.serverUrl },
    { cwd: image, main: join(image, main) },
  );
}

beforeAll(async () => {
  image = mkdtempSync(join(tmpdir(), 'apotheca-image-'));
  for (const { from, to } of copiesOf(last)) {
    if (from === 'node_modules') installProduction(image);
    else cpSync(join(root, from), join(image, to), { recursive: true });
  }
  database = await freshDatabase();
  const admin = new pg.Client(database.url);
  await admin.connect();
  await admin.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await admin.end();
  for (let time = 0; time < 2; time += 1)
    migrated.push(
      await run(['node', 'dist/cli/migrate.js'], {
        OWNER_DATABASE_URL: database.url,
        DATABASE_URL: database.serverUrl,
      }),
    );
  server = await startImage();
});
afterAll(async () => {
  server?.child.kill('SIGKILL');
  await server?.gone;
  await database?.drop();
  rmSync(image, { recursive: true, force: true });
});

describe('the image, run from what the Dockerfile copies', () => {
  it('migrates an empty database, and says so when there is nothing to do', () => {
    const names = readdirSync(join(root, 'prisma/migrations')).filter((name) => !name.endsWith('.toml'));
    const [first, second] = migrated;
    expect(first?.code).toBe(0);
    const lines = first?.output.split('\n') ?? [];
    expect(lines.slice(0, names.length)).toEqual(names.map((name) => `Applied ${name}`));
    expect(lines.slice(names.length).every((line) => line.startsWith('Granted to apotheca_server on '))).toBe(true);
    expect(lines).toContain('Granted to apotheca_server on SCHEMA public: USAGE');
    expect(lines).toContain('Granted to apotheca_server on audit_log: SELECT, INSERT');
    expect(second).toEqual({ code: 0, output: 'The database is up to date.' });
  });

  it('holds nothing that only development wants', () => {
    for (const name of ['prisma', 'typescript', 'vitest', 'react']) {
      expect(existsSync(join(root, 'node_modules', name)), name).toBe(true);
      expect(existsSync(join(image, 'node_modules', name)), name).toBe(false);
    }
  });

  it('tells its settings, and imports with the packages it has', async () => {
    expect(await run(['node', 'dist/main.js', '--help'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('DATABASE_URL'),
    });
    expect(await run(['node', 'dist/cli/import-ndc.js', '--help'])).toMatchObject({
      code: 0,
      output: expect.stringContaining('--product'),
    });
  });

  it('starts by its own command and becomes ready', async () => {
    const ready = await fetch(`${server.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      ready: true,
      shuttingDown: false,
      database: 'ok',
      redis: 'not used',
      events: 'ok',
    });
    expect(ready.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
  });

  it('is found healthy by the image’s own check, and unhealthy where nothing listens', async () => {
    const check = wordsOf(instruction('HEALTHCHECK'));
    expect((await run(check, { PORT: new URL(server.url).port })).code).toBe(0);
    expect((await run(check, { PORT: '1' })).code).toBe(1);
  });

  it('signs people up', async () => {
    const client = new Client(server.url);
    const email = `${someText('owner')}@pharmacy.example`;
    const { signUp } = await client.ask(SignUpDocument, {
      input: { name: 'An Owner', email, password, organizationName: 'A Group', pharmacyName: 'Main Street' },
    });
    client.token = as(signUp, 'SignedIn').token;
    expect((await client.ask(MeDocument, {})).me).toMatchObject({ email });
  });

  it('shows neither its schema nor the playground', async () => {
    const { data, errors } = await new Client(server.url).send('{ __schema { queryType { name } } }');
    expect(data ?? null).toBeNull();
    expect(errors?.[0]?.message).toMatch(/introspection is not allowed/i);
    expect(existsSync(join(image, 'dist/playground/index.html'))).toBe(true);
    for (const path of ['/playground', '/playground/', '/playground/index.html'])
      expect((await fetch(`${server.url}${path}`, { redirect: 'manual' })).status, path).toBe(404);
  });

  it('opens on the dashboard', async () => {
    const answer = await fetch(server.url);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await answer.text()).toContain('<title>Apotheca</title>');
  });

  it('ends by itself when told to', async () => {
    const ending = await startImage();
    ending.child.kill('SIGTERM');
    expect(await ending.gone).toBe(0);
  });
});

describe('the files for containers', () => {
  it('the last stage runs as a user without rights, on one port, with a health check', () => {
    expect(instruction('USER')).toMatch(/^(?!root\b|0\b)\w+/);
    expect(instruction('EXPOSE')).toBe(imageEnvironment.PORT);
    expect(imageEnvironment).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0' });
    expect(instruction('HEALTHCHECK')).toContain('/health/ready');
  });

  it('everything copied from the checkout is there, and not hidden by .dockerignore', () => {
    const ignored = textOf('.dockerignore').trim().split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['node_modules', 'dist', '.data', '.git', '.env']));
    const copied = stages.flatMap(copiesOf).filter(({ made }) => !made);
    expect(copied.length).toBeGreaterThan(0);
    for (const { from } of copied) {
      expect(existsSync(join(root, from)), from).toBe(true);
      expect(ignored).not.toContain(from);
      expect(ignored).not.toContain(from.split('/')[0]);
    }
  });

  it('compose names the services, keeps the data, and holds no password', () => {
    const compose = textOf('compose.yaml');
    const [, services = ''] = /^services:\n((?:(?: .*)?\n)+)/m.exec(compose) ?? [];
    const names = [...services.matchAll(/^ {2}([a-z]+):$/gm)].map(([, name]) => name);
    expect(names).toEqual(['server', 'migrate', 'postgres', 'redis']);
    expect(services).toContain('condition: service_completed_successfully');
    expect(services).toMatch(/- database:\/var\/lib\/postgresql$/m);
    expect(compose).toMatch(/^volumes:\n {2}database:$/m);
    expect(compose).not.toMatch(/PASSWORD:|:\/\/\w*:/);
    expect(textOf('.gitignore')).toMatch(/^secrets\/$/m);
    expect(textOf('.dockerignore')).toMatch(/^secrets$/m);
  });

  it('every secret comes from a file, and goes to those alone who need it', () => {
    const compose = textOf('compose.yaml');
    const secretsOf = (name: string) =>
      new RegExp(`^ {2}${name}:\\n(?: {4}.*\\n|\\n| {2}#.*\\n)*? {4}secrets: \\[(.+)\\]$`, 'm')
        .exec(compose)?.[1]
        ?.split(', ');
    expect(secretsOf('server')).toEqual(['database_url', 'master_keys', 'audit_signing_key', 'redis_url']);
    expect(secretsOf('migrate')).toEqual(['database_url', 'master_keys', 'audit_signing_key', 'owner_database_url']);
    expect(secretsOf('postgres')).toEqual(['postgres_password']);
    expect(secretsOf('redis')).toEqual(['redis.conf']);
    for (const name of ['DATABASE_URL', 'MASTER_KEYS', 'AUDIT_SIGNING_KEY', 'REDIS_URL', 'OWNER_DATABASE_URL']) {
      expect(compose).toMatch(new RegExp(`^ +${name}_FILE: /run/secrets/${name.toLowerCase()}$`, 'm'));
      expect(compose).not.toMatch(new RegExp(`^ +${name}:`, 'm'));
    }
  });

  it('every service is confined: no capabilities, no new privileges, no root, a limit of memory and processes, an exact version', () => {
    const compose = textOf('compose.yaml');
    expect(compose).toMatch(
      /^x-confined: &confined\n {2}cap_drop: \[ALL\]\n {2}security_opt: \[no-new-privileges:true\]$/m,
    );
    const services = compose.slice(compose.indexOf('\nservices:'), compose.indexOf('\nsecrets:'));
    for (const part of services.split(/^ {2}(?=\w+:$)/m).slice(1)) {
      const whole = part.includes('<<: *apotheca') ? `${part}${/^x-apotheca:[\s\S]+?\n\n/m.exec(compose)?.[0]}` : part;
      expect(whole).toContain('<<: *confined');
      expect(whole).toMatch(/^ +mem_limit: \d+[mg]$/m);
      expect(whole).toMatch(/^ +pids_limit: \d+$/m);
      expect(whole).not.toMatch(/privileged|cap_add|user: root/);
      if (!part.includes('<<: *apotheca')) {
        expect(part).toMatch(/^ {4}user: (postgres|redis)$/m);
        expect(part).toMatch(/^ {4}image: \$\{[A-Z]+_IMAGE:-[a-z]+:\d+\.\d+(\.\d+)?\}$/m);
      }
    }
    expect(textOf('Dockerfile')).toMatch(/^ARG NODE_IMAGE=node:\d+\.\d+\.\d+-slim$/m);
  });

  it('only migrate is given the owner’s password', () => {
    const compose = textOf('compose.yaml');
    const [, shared = ''] = /^x-apotheca:(.+?)^services:/ms.exec(compose) ?? [];
    const [, server = ''] = /^ {2}server:\n(.+?)^ {2}\w+:$/ms.exec(compose) ?? [];
    const [, migrate = ''] = /^ {2}migrate:\n(.+?)^ {2}\w+:$/ms.exec(compose) ?? [];
    expect(shared).toContain('DATABASE_URL_FILE: /run/secrets/database_url');
    expect(migrate).toContain('OWNER_DATABASE_URL_FILE: /run/secrets/owner_database_url');
    for (const part of [shared, server]) expect(part).not.toMatch(/owner_database_url|postgres_password/i);
  });
});
