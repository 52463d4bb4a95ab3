import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type App, startApp } from '../kit/app.ts';
import { newDrug, newWorld, password, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
beforeAll(async () => {
  app = await startApp();
  return () => app.close();
});
beforeEach(async () => {
  world = await newWorld(app);
});

/** The blocks of a page that call curl, as they stand there. */
function commandsOf(path: string): string[] {
  const page = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  return [...page.matchAll(/^```.*\n([\s\S]*?)^```$/gm)]
    .map(([, block = '']) => block)
    .filter((block) => /^curl -s |^ask\(\) /m.test(block));
}

/** What the commands print, with this server and this user in the place of the demo's. */
async function printed(commands: string, variables: Readonly<Record<string, string>> = {}): Promise<string> {
  const own = commands
    .replaceAll(/(?:http:\/\/)?localhost:4000/g, app.url)
    .replaceAll('pharmacist@demo.example', world.owner.email)
    .replaceAll('tablets-in-the-demo', password);
  const shell = spawn('bash', ['-eu', '-o', 'pipefail', '-c', own], {
    env: { PATH: process.env.PATH ?? '', ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return text(shell.stdout);
}

const answered = async (line: string, variables?: Readonly<Record<string, string>>) =>
  JSON.parse(await printed(line, variables));
const linesOf = (block: string | undefined) => (block ?? '').trim().split('\n');

it('README.md: signs in, and asks', async () => {
  const [signIn = '', ask = ''] = linesOf(commandsOf('README.md')[0]);
  const { token: TOKEN } = (await answered(signIn)).data.logIn;
  await newDrug(world, { name: 'Amoxicillin' });
  const { data, errors } = await answered(ask, { TOKEN });
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ me: { name: expect.any(String) }, drugs: { nodes: [{ name: 'Amoxicillin' }] } });
  expect(data.pharmacies.map(({ id }: { id: string }) => id)).toContain(world.pharmacyId);
});

it('docs/rest.md: the five calls', async () => {
  const [signIn = '', stocks = '', create = '', receive = '', transactions = ''] = linesOf(
    commandsOf('docs/rest.md')[0],
  );
  const { token: TOKEN } = await answered(signIn);
  const here = { TOKEN, PHARMACY: world.pharmacyId };
  expect(await answered(stocks, here)).toMatchObject({ nodes: expect.any(Array) });
  const { id: DRUG } = await answered(create, here);
  expect(await answered(receive, { ...here, DRUG })).toMatchObject({ stock: { quantity: 100 } });
  expect(await answered(transactions, { ...here, DRUG })).toMatchObject({ nodes: [{ quantity: 100 }] });
});

it('docs/clients.md: the same key dispenses once', async () => {
  await stocked(world, [{ quantity: 30 }]);
  const [block = ''] = commandsOf('docs/clients.md');
  const text = await printed(block);
  const answers = text
    .trim()
    .split(/(?<=})\s*(?={"data")/)
    .map((each) => JSON.parse(each));
  expect(answers).toHaveLength(2);
  expect(answers[0]).toMatchObject({ data: { dispenseStock: { __typename: 'StockMovement', stock: { usable: 29 } } } });
  expect(answers[1]).toEqual(answers[0]);
});

it('docs/federation.md: a reference', async () => {
  await newDrug(world, { name: 'Amoxicillin', ndc: '0093-4161' });
  const [ask = ''] = commandsOf('docs/federation.md');
  const { data, errors } = await answered(ask, { TOKEN: world.owner.token });
  expect(errors).toBeUndefined();
  expect(data._entities).toMatchObject([{ name: 'Amoxicillin', quantity: expect.any(Number) }]);
});
