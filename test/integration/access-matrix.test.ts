import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { cursorNow } from '../kit/cursor.ts';
import { newMember, newPharmacy, newWorld } from '../kit/world.ts';
import {
  type Column,
  columns,
  everyOperation,
  newScene,
  type OperationDocument,
  operations,
  type Scene,
  variablesOf,
} from '../operations/index.ts';

const matrix = new Map(
  [...operations].map(([name, { may }]) => {
    const outcomes = may.split(/\s+/);
    return [name, Object.fromEntries(columns.map((column, index) => [column, outcomes[index]]))];
  }),
);

let app: App;
let scene: Scene;
let otherPharmacyId: string;
/** A cursor before anything that a subscription tells of. */
let beginning: string;

beforeAll(async () => {
  app = await startApp();
  const world = await newWorld(app);
  beginning = await cursorNow(app, world.owner);
  scene = await newScene(world);
  // Of stocks the scene tells already; these are an alert and an order.
  await variablesOf('acknowledgeAlert', scene);
  await variablesOf('approveOrder', scene);
  otherPharmacyId = await newPharmacy(world);
});
afterAll(() => app.close());

/** A session of its own for each try: some of them end it. */
async function tokenOf(column: Column): Promise<string | null> {
  const { world } = scene;
  if (column === 'ANONYMOUS') return null;
  if (column === 'FOREIGN') return (await newWorld(app)).owner.token;
  if (column === 'LOCAL') return (await newMember(world, 'OWNER', world.pharmacyId)).token;
  if (column === 'ELSEWHERE') return (await newMember(world, 'PHARMACIST', otherPharmacyId)).token;
  const everywhere = column === 'OWNER' || column === 'MANAGER' || column === 'AUDITOR';
  return (await newMember(world, column, everywhere ? null : world.pharmacyId)).token;
}

async function outcomeOf(operation: OperationDocument, column: Column, variables: object): Promise<string> {
  const token = await tokenOf(column);
  if (operation.kind === 'subscription') {
    // A cursor is of one organization.
    const after = column === 'FOREIGN' ? null : beginning;
    return subscriptionOutcome(operation, { ...variables, after }, token);
  }
  const { data, errors } = await app.client(token).send(operation.text, variables);
  // Of entities there is a list, with null for each that is not the caller's to see.
  const answered = [data?.[operation.name]].flat();
  return named(errors?.[0]?.extensions.code) ?? (answered[0] === null ? nothing(operation) : 'yes');
}

/** A subscription from the beginning: whoever may follow it is told at once of something that happened before. */
async function subscriptionOutcome(
  { text }: OperationDocument,
  variables: object,
  token: string | null,
): Promise<string> {
  const live = app.live(token);
  const items = live.subscribe(text as unknown as TypedDocumentString<unknown, object>, variables);
  if (token === null) return (await live.closed).code === 4403 ? 'in' : 'closed otherwise';
  const first = await items.item();
  items.stop();
  await live.close();
  return named(first.errors?.[0]?.extensions.code) ?? 'yes';
}

/** A thing asked for by its id answers null where it is not the caller's to see; `me` is null for nobody. */
function nothing({ name }: OperationDocument): string {
  return name === 'me' ? 'null' : '404';
}

function named(code: string | undefined): string | undefined {
  if (code === undefined) return undefined;
  return { FORBIDDEN: 'no', NOT_FOUND: '404', UNAUTHENTICATED: 'in' }[code] ?? code;
}

describe('who may do what', () => {
  it('the matrix names every operation of the schema, and no other', () => {
    expect([...matrix.keys()].sort()).toEqual(
      everyOperation()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it.each(everyOperation().map((operation) => [operation.name, operation] as const))('%s', async (name, operation) => {
    const variables = () => variablesOf(name, scene);
    // A mutation that is done cannot be done again; whatever changes nothing may be asked of one thing by all.
    const shared = await variables();
    const alone = (column: Column) => operation.kind === 'mutation' && matrix.get(name)?.[column] === 'yes';
    const outcomes = await Promise.all(
      columns.map(async (column) => [
        column,
        await outcomeOf(operation, column, alone(column) ? await variables() : shared),
      ]),
    );
    expect(Object.fromEntries(outcomes)).toEqual(matrix.get(name));
  });
});
