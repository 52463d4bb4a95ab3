import { readFileSync } from 'node:fs';
import { type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functions, tables as grants } from '../../src/app/declarations.ts';
import { appSchema } from '../../src/app/schema.ts';
import { newId } from '../../src/platform/database/ids.ts';
import { type App, startApp } from '../kit/app.ts';
import { opened } from '../kit/trail.ts';
import { newWorld } from '../kit/world.ts';
import {
  type Act,
  type AuditedChange,
  auditedChanges,
  everyOperation,
  masterKeys,
  needsMail,
  newScene,
  newStage,
  operations,
  publicUrl,
  type Stage,
  variablesOf,
} from '../operations/index.ts';

/** What is no fact about an entity that the trail must tell, each with the reason. As table.column; a star is every table, or every column. */
const leftOut: Readonly<Record<string, string>> = {
  'account_link.*': 'a link that acts once; that it was made, and that it was followed, is told',
  '*.updated_at': 'when and not what; the row of the trail has its own instant',
  'allocation.stock_id': 'follows from its lot, which is told',
  'alert_day.*': 'how far the alerts of a day have come',
  'ledger_round.*': 'a report of the server about the ledger, not of what anybody did',
  'movement_day_check.*': 'a report of the server about sums of the ledger, not of what anybody did',
  'stock_listing.*': 'computed by a trigger; the stock and its lots are told',
  'stock_walk.*': 'how far work by the clock has come',
  'audit_unsealed.*': 'a list of what waits to be sealed',
  'audit_verification.*': 'a report of the server about the trail, not of what anybody did',
  'change_head.*': 'a counter of the feed of changes',
  'conversation.last_message_at': 'kept with the messages: when the newest was written',
  'app_user.account_id': 'goes with erasing, which is told by its instant',
  'app_user.email': 'follows the account, whose change is told; erasing takes it out of the trail',
  'app_user.name': 'erasing alone takes it, out of the trail too',
  'conversation.last_position': 'kept with the messages: the position of the newest',
  'data_key.wrapped': 'the key itself; which master key wraps it is told',
  'entity_change.*': 'which records changed, for copies on devices; what changed is told with the record',
  'event.*': 'the outbox of live events; its position only orders them',
  'event_head.*': 'a counter of the outbox',
  'idempotency_key.*': 'an answer kept for whoever asks again',
  'letter.*': 'the outbox of mails, which is its own record; what they tell of is told',
  'known_device.*': 'where somebody signed in before; each sign-in is told',
  'lot.allocated': 'kept by a trigger; the allocations are told',
  'lot.quantity': 'kept by a trigger; the ledger is its record',
  'order_number.*': 'a counter; the number given is told with its order',
  'person_key.*': 'under which the trail keeps who somebody is; erasing destroys it',
  'pending_sign_up.*': 'nothing is made of it until it is confirmed, which the trail tells',
  'service_key.last_used_at': 'moved by every request, also by those that only read',
  'pin.hash': 'the PIN itself, hashed; since when it is this one is told',
  'session.last_seen_at': 'moved by every request, also by those that only read',
  'pin.tries': 'counts the PINs that were tried; each has a row of its own',
  'sign_on.*': 'keeps that a sign-in is not completed twice; the session that it opened is told',
  'lot.lot_key': 'made by the database of the number',
  'stock.allocated': 'kept by a trigger; the allocations are told',
  'totp.last_step': 'moved by every sign-in with it',
  'totp.wrapped': 'the secret itself; which master key wraps it is told',
  'stock.quantity': 'kept by a trigger; the ledger is its record',
  'passkey.counter': 'moved by every sign-in with it',
  'passkey.backed_up': 'what the authenticator says of itself at each sign-in',
  'passkey.last_used_at': 'moved by every sign-in with it',
  'sign_in_challenge.*': 'a sign-in that waits for its second factor; both of its steps are told',
  'sweep_lease.*': 'which node does a piece of work by the clock',
  'visitor_attempt.*': 'what was tried in vain, beside the trail',
};

/** Tables whose rows are only ever inserted: the row is what happened, with who and when, so nothing about it can be overwritten. */
const ownRecord: Readonly<Record<string, string>> = {
  access_log: 'who looked',
  access_log_removal: 'that the server removed a record of who looked after its time',
  audit_checkpoint: 'a signed head of the trail',
  audit_log: 'the trail',
  audit_seal: 'the chain over the trail',
  conversation_read: 'who read how far',
  inventory_log: 'the ledger',
  lot_correction: 'what was put right of a lot, and what it was',
  message_acknowledgement: 'who confirmed a message',
  order_event: 'the history of an order',
  recall_receipt: 'that a pharmacy acknowledged a recall',
  transaction: 'the ledger',
};

/** Tables that lose rows by the clock alone, after a time that is a setting (docs/decisions/0024); nobody decides on a single row. */
const removedByTime = ['access_log', 'session', 'sign_in_challenge', 'visitor_attempt'];

/** Mutations that change no column of an entity, each with what they do; that is tested below. */
const changesNothing: Readonly<Record<string, string>> = Object.fromEntries(
  [...operations].flatMap(([name, { changesNothing: what }]) => (what === undefined ? [] : [[name, what]])),
);

interface Column {
  readonly table: string;
  readonly column: string;
  /** As Prisma and GraphQL call them. */
  readonly model: string;
  readonly field: string;
  /** A hash, or a text that is kept encrypted: the trail says that it changed, and not what it is. */
  readonly secret: boolean;
}

/** Every column of the model, read from prisma/schema.prisma. */
const model = ((): Column[] => {
  const text = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
  const bodies = [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = '', body = '']) => ({ name, body }));
  const models = new Set(bodies.map(({ name }) => name));
  return bodies.flatMap(({ name, body }) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name;
    return [...body.matchAll(/^ {2}(\w+) +(\w+)(.*)$/gm)]
      .filter(([, , type = '']) => !models.has(type))
      .map(([, field = '', type, rest = '']) => ({
        table,
        column: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field,
        model: name,
        field,
        secret: type === 'Bytes' || field.endsWith('Hash'),
      }));
  });
})();
const key = ({ table, column }: Pick<Column, 'table' | 'column'>) => `${table}.${column}`;
const named = new Map(model.map((column) => [key(column), column]));
const isLeftOut = ({ table, column }: Pick<Column, 'table' | 'column'>) =>
  [`${table}.${column}`, `${table}.*`, `*.${column}`].some((name) => name in leftOut);

const granted = Object.entries(grants).flatMap(([table, { update = [] }]) =>
  update.map((column) => ({ table, column })),
);
const updatable = [
  ...granted,
  ...Object.values(functions)
    .flat()
    .map((name) => {
      const [table = '', column = ''] = name.split('.');
      return { table, column };
    }),
];
/** The columns that can change, and whose change the trail must tell. */
const mutable = updatable.filter((column) => !isLeftOut(column));
const tablesThat = (may: 'insert' | 'delete') =>
  Object.keys(grants).filter(
    (table) =>
      grants[table]?.[may] === true &&
      !(table in ownRecord) &&
      !(`${table}.*` in leftOut) &&
      !(may === 'delete' && removedByTime.includes(table)),
  );
/** The tables that hold entities. */
const tables = [...new Set([...mutable.map(({ table }) => table), ...tablesThat('insert'), ...tablesThat('delete')])];

type Row = Readonly<Record<string, unknown>>;
type Snapshot = ReadonlyMap<string, ReadonlyMap<string, Row>>;
interface AuditRow {
  readonly id: string;
  readonly entityType: string;
  readonly entityId: string | null;
  readonly pharmacyId: string | null;
  readonly requestId: string;
  readonly outcome: string;
  readonly payload: { readonly before: unknown; readonly after: unknown };
}

/** Where the trail tells of a row: in a row about an entity, in the state itself or in an object that names the row by these fields. */
interface Place {
  readonly entityType?: string;
  readonly entityId?: unknown;
  readonly naming?: Readonly<Record<string, unknown>>;
  /** Lists of values in the state, such as `users`, by the field whose values they hold. */
  readonly lists?: Readonly<Record<string, string>>;
}

/** Of rows that are no entity of their own, or are told with another: the further places. A row is always looked for under its own id. */
const furtherPlaces: Readonly<Record<string, (row: Row, state: Snapshot) => Place[]>> = {
  // The trail of an organization tells of the account's user there.
  account: (row, state) =>
    [...(state.get('app_user')?.values() ?? [])]
      .filter((user) => user.account_id === row.id)
      .flatMap(({ id }) => [{ naming: { id } }, { entityType: 'User', entityId: id }]),
  allocation: (row) => [{ naming: { lineId: row.line_id, lotId: row.lot_id } }],
  conversation_participant: ({ conversation_id: entityId, user_id: userId, role, pharmacy_id: pharmacyId }) => [
    { entityType: 'Conversation', entityId, naming: { userId, role, pharmacyId } },
    { entityType: 'Conversation', entityId, ...(userId === null ? { naming: { role, pharmacyId } } : {}) },
    { entityType: 'Conversation', entityId, lists: { userId: 'users' } },
  ],
  drug_package: (row) => [{ entityType: 'DrugPackage', entityId: null, naming: { ndc: row.ndc } }],
  lot: (row, state) => {
    const drugId = state.get('stock')?.get(String(row.stock_id))?.drug_id;
    return [{ entityType: 'Drug', entityId: drugId, naming: { lotNumber: row.lot_number } }];
  },
  membership: (row) => [
    { entityType: 'User', entityId: row.user_id, naming: { pharmacyId: row.pharmacy_id } },
    { entityType: 'Organization', entityId: row.organization_id, naming: { userId: row.user_id } },
    { naming: { userId: row.user_id, pharmacyId: row.pharmacy_id } },
  ],
  order_line: (row) => [
    { entityType: 'Order', entityId: row.order_id, naming: { lineId: row.id } },
    { entityType: 'Order', entityId: row.order_id, naming: { drugId: row.drug_id } },
  ],
  recall_scope: (row) => [{ entityType: 'Recall', entityId: row.recall_id, naming: { scopeId: row.id } }],
  service_key_place: (row) => [
    { entityType: 'ServiceKey', entityId: row.service_key_id, lists: { pharmacyId: 'pharmacyIds' } },
  ],
  stock: (row) => [{ entityType: 'Drug', entityId: row.drug_id, naming: { pharmacyId: row.pharmacy_id } }],
};

/** Fields that the trail tells in other words: what it calls them, and the value. */
const otherWords: Readonly<Record<string, (value: unknown, state: Snapshot) => readonly [string, unknown]>> = {
  'account.password_hash': () => ['password', null],
  'drug_package.drug_id': (value, state) => ['drugNdc', state.get('drug')?.get(String(value))?.ndc],
};

type Half = 'before' | 'after';
/** A row, and what the tables held when it was so. */
interface Told {
  readonly table: string;
  readonly row: Row;
  readonly state: Snapshot;
}

function placesOf({ table, row, state }: Told): Place[] {
  const entity = model.find((column) => column.table === table)?.model ?? '';
  const idName = `${entity.charAt(0).toLowerCase()}${entity.slice(1)}Id`;
  return [
    { entityType: entity, entityId: row.id },
    { naming: { [idName]: row.id } },
    { naming: { id: row.id } },
    ...(furtherPlaces[table]?.(row, state) ?? []),
  ];
}

function* objectsIn(value: unknown): Generator<Row> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Row;
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** Whether the trail's value is the row's: instants and days are written in more than one way. */
function same(told: unknown, held: unknown): boolean {
  if (typeof told === 'string' && typeof held === 'string') {
    if (/^\d{4}-\d\d-\d\d$/.test(held)) return told.slice(0, 10) === held;
    if (/^\d{4}-\d\d-\d\dT/.test(held)) return Date.parse(told) === Date.parse(held);
  }
  return JSON.stringify(told) === JSON.stringify(held);
}

/** The states and the objects in them that the place names, in one half of a row of the trail. */
function foundAt({ entityType, entityId, naming }: Place, row: AuditRow, half: Half): Row[] {
  if (entityType !== undefined && (entityType !== row.entityType || entityId !== row.entityId)) return [];
  const state = row.payload[half];
  if (typeof state !== 'object' || state === null) return [];
  if (!naming) return [state as Row];
  const names = Object.entries(naming);
  return [...objectsIn(state)].filter((each) => names.every(([name, value]) => same(each[name], value)));
}

/** Whether the trail tells, in the half named, that the field of the row has its value there. */
function tells(trail: readonly AuditRow[], half: Half, of: Told, column: Column): boolean {
  const value = of.row[column.column] ?? null;
  const [name, held] = otherWords[key(column)]?.(value, of.state) ?? [column.field, value];
  return trail.some((row) =>
    placesOf(of).some((place) =>
      foundAt(place, row, half).some((each) => {
        const list = place.lists?.[name];
        if (list !== undefined) return (each[list] as unknown[] | undefined)?.includes(held) ?? false;
        if (Object.hasOwn(each, name))
          return column.secret ? value === null || !same(each[name], held) : same(each[name], held);
        // Whose it is, and where, is said by the row itself.
        return held !== null && (held === place.entityId || (name === 'pharmacyId' && held === row.pharmacyId));
      }),
    ),
  );
}

interface Done {
  readonly act: Act;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly rows: readonly AuditRow[];
}

let app: App;
let stage: Stage;

beforeAll(async () => {
  const organizationId = newId();
  // Its provider makes accounts, although anybody may sign up.
  const domains = `pharmacy.example=${organizationId}`;
  app = await startApp({
    environment: { MASTER_KEYS: masterKeys.join(','), PUBLIC_URL: publicUrl, SIGN_ON_DOMAINS: domains },
  });
  stage = newStage(await newScene(await newWorld(app, { organizationId })));
});
afterAll(async () => {
  for (const end of stage.ending) await end();
  await app.close();
});

/** Rows by their text: most are the same in hundreds of snapshots, and are then one object. */
const readRows = new Map<string, Row>();

async function snapshot(): Promise<Snapshot> {
  const parts = tables.map(
    (table) => `SELECT '${table}' AS "table", id::text, to_jsonb(t)::text AS text FROM "${table}" t`,
  );
  const found = new Map<string, Map<string, Row>>(tables.map((table) => [table, new Map()]));
  const rows = await app.sql<{ table: string; id: string; text: string }>(parts.join(' UNION ALL '));
  for (const { table, id, text } of rows) {
    const row = readRows.get(text) ?? (JSON.parse(text) as Row);
    readRows.set(text, row);
    found.get(table)?.set(id, row);
  }
  return found;
}

const auditIds = async () => (await app.sql<{ id: string }>('SELECT id FROM audit_log')).map(({ id }) => id);
const auditRowsBesides = async (known: readonly string[]) =>
  opened(
    app,
    await app.sql<AuditRow & { actorLabel: string }>(
      `SELECT id, actor_label AS "actorLabel", entity_type AS "entityType", entity_id AS "entityId", pharmacy_id AS "pharmacyId",
        request_id AS "requestId", outcome::text, payload FROM audit_log WHERE id <> ALL ($1) ORDER BY id`,
      [known],
    ),
  );

const texts = new Map(everyOperation().map(({ name, text }) => [name, text]));

async function perform(act: Act): Promise<Done> {
  const known = await auditIds();
  const before = await snapshot();
  let requestId: string | null = null;
  if ('command' in act) await act.command();
  else {
    const { by = stage.world.owner.client, mutation, input } = act;
    const { data, errors, headers } = await by.send(texts.get(mutation) ?? '', input && { input });
    const answer = data?.[mutation] as { code?: string } | null | undefined;
    expect([mutation, errors, answer ?? null, answer?.code]).toEqual([
      mutation,
      undefined,
      expect.anything(),
      undefined,
    ]);
    requestId = headers.get('x-request-id');
  }
  const after = await snapshot();
  const rows = await auditRowsBesides(known);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatchObject({ outcome: 'SUCCEEDED', ...(requestId !== null && { requestId }) });
  return { act, before, after, rows };
}

const performed = new Map<AuditedChange, Promise<Done>>();
/** Does it, once in all the tests. */
function doneBy(change: AuditedChange): Promise<Done> {
  const known = performed.get(change) ?? Promise.resolve(change.prepare(stage)).then(perform);
  performed.set(change, known);
  return known;
}

/** The columns of rows that were there before and are after, of those that the trail must tell, with different values. */
function changedIn({ before, after }: Done) {
  return mutable.flatMap(({ table, column }) =>
    [...(after.get(table) ?? [])].flatMap(([id, row]) => {
      const old = before.get(table)?.get(id);
      return old && old !== row && !same(old[column], row[column]) ? [{ table, column, old, row }] : [];
    }),
  );
}
const onlyIn = (table: string, one: Snapshot, other: Snapshot) =>
  [...(one.get(table) ?? [])].filter(([id]) => !other.get(table)?.has(id)).map(([, row]) => row);
const columnOf = (name: string): Column => {
  const found = named.get(name);
  if (!found) throw new Error(`${name} is no column of the model.`);
  return found;
};

/** The fields of an input, with those of the inputs in it, as mutation.field and mutation.field.inner. */
function fieldsOf(type: GraphQLInputType, path: string): string[] {
  const inner = getNamedType(type);
  if (!isInputObjectType(inner)) return [path];
  return Object.values(inner.getFields()).flatMap((field) => fieldsOf(field.type, `${path}.${field.name}`));
}
function fieldsSent(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [path] : value.flatMap((each) => fieldsSent(each, path));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => fieldsSent(inner, `${path}.${name}`));
}
const sentBy = (act: Act) => ('mutation' in act ? [act.mutation, ...fieldsSent(act.input ?? {}, act.mutation)] : []);

describe('what the trail must tell', () => {
  it('is reckoned from the columns that the database lets the server change', async () => {
    const allowed = await app.sql<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.column_privileges
        WHERE grantee = $1 AND privilege_type = 'UPDATE' AND table_schema = 'public'`,
      [decodeURIComponent(new URL(app.database.serverUrl).username)],
    );
    expect(allowed.map(({ name }) => name).sort()).toEqual(granted.map(key).sort());
    const columns = await app.sql<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = ANY ($1)`,
      [Object.keys(grants)],
    );
    expect(columns.map(({ name }) => name).sort()).toEqual([...named.keys()].sort());
  });

  it('is tried for every column that can change', () => {
    const tried = new Set(auditedChanges.flatMap(({ changes = [] }) => changes));
    const untried = mutable.map(key).filter((name) => !tried.has(name));
    const advice =
      'Add what changes it to its operation in test/operations, or say in leftOut why the trail need not tell it.';
    expect(untried, `Nothing here changes ${untried.join(', ')}. ${advice}`).toEqual([]);
    expect([...tried].filter((name) => !mutable.map(key).includes(name))).toEqual([]);
  });

  it.each([
    ['gets', 'insert', 'creates'],
    ['loses', 'delete', 'deletes'],
  ] as const)('is tried for every table of entities that %s rows', (_does, may, half) => {
    const tried = new Set(
      auditedChanges.flatMap((change) =>
        half === 'creates' ? Object.keys(change.creates ?? {}) : (change.deletes ?? []),
      ),
    );
    const untried = tablesThat(may).filter((table) => !tried.has(table));
    const advice =
      'Add what does so to its operation in test/operations, or say in leftOut or ownRecord why the trail need not tell it.';
    expect(untried, `Nothing here ${half} rows of ${untried.join(', ')}. ${advice}`).toEqual([]);
    expect([...tried].filter((table) => !tablesThat(may).includes(table))).toEqual([]);
  });

  it('leaves out nothing that is not there any more, and no record that can be changed', () => {
    const isThere = (name: string) => {
      const [table, column] = name.split('.');
      return model.some(
        (each) => (table === '*' || each.table === table) && (column === '*' || each.column === column),
      );
    };
    expect(Object.keys(leftOut).filter((name) => !isThere(name))).toEqual([]);
    expect(
      Object.keys(ownRecord).filter(
        (table) => !grants[table] || grants[table].update || (grants[table].delete && !removedByTime.includes(table)),
      ),
    ).toEqual([]);
    expect(Object.keys(otherWords).filter((name) => !named.has(name))).toEqual([]);
    expect(Object.keys(furtherPlaces).filter((table) => !tables.includes(table))).toEqual([]);
    expect([...Object.values(leftOut), ...Object.values(ownRecord), ...Object.values(changesNothing)]).not.toContain(
      '',
    );
  });

  it('is tried with every field of the input of every mutation that changes entities', async () => {
    const mutations = Object.values(appSchema().getMutationType()?.getFields() ?? {});
    const sent = new Set<string>();
    for (const change of auditedChanges) for (const field of sentBy((await doneBy(change)).act)) sent.add(field);
    const wanted = mutations
      .filter(({ name }) => !(name in changesNothing) && !needsMail.includes(name))
      .flatMap(({ name, args }) => (args.length === 0 ? [name] : args.flatMap(({ type }) => fieldsOf(type, name))));
    const untried = wanted.filter((field) => !sent.has(field));
    const advice =
      'Add a change that sends it to its operation in test/operations, or name a mutation that changes no column in changesNothing.';
    expect(untried, `Nothing here sends ${untried.join(', ')}. ${advice}`).toEqual([]);
    expect(Object.keys(changesNothing).filter((name) => !mutations.some((each) => each.name === name))).toEqual([]);
  });
});

describe('a mutation that is said to change no column of an entity', () => {
  it.each(Object.keys(changesNothing))('changes none: %s', async (mutation) => {
    const variables: { input?: object } = await variablesOf(mutation, stage);
    const outcome = await perform({ mutation, ...(variables.input && { input: variables.input }) });
    expect(changedIn(outcome).map(key)).toEqual([]);
    for (const table of tablesThat('delete')) expect(onlyIn(table, outcome.before, outcome.after)).toEqual([]);
  });
});

const changes = auditedChanges.flatMap((change) =>
  (change.changes ?? []).map((name) => [change.name, name, change] as const),
);
const creations = auditedChanges.flatMap((change) =>
  Object.entries(change.creates ?? {}).map(([table, also]) => [change.name, table, change, also] as const),
);
const deletions = auditedChanges.flatMap((change) =>
  (change.deletes ?? []).map((table) => [change.name, table, change] as const),
);

/** What a failure shows: the halves of the rows. */
const trailOf = ({ rows }: Done) =>
  rows
    .map(({ entityType, entityId, payload: { before, after } }) =>
      JSON.stringify({ entityType, entityId, before, after }),
    )
    .join('\n');

describe('a change', () => {
  it.each(changes)('by %s leaves %s before and after', async (_change, name, change) => {
    const outcome = await doneBy(change);
    const column = columnOf(name);
    const changed = changedIn(outcome).filter((each) => key(each) === name);
    expect(changed.length, `${change.name} did not change ${name}`).toBeGreaterThan(0);
    const { before, after, rows } = outcome;
    const { table } = column;
    for (const { old, row } of changed) {
      const told = {
        before: tells(rows, 'before', { table, row: old, state: before }, column),
        after: tells(rows, 'after', { table, row, state: after }, column),
      };
      const values = column.secret
        ? 'a secret'
        : `${JSON.stringify(old[column.column])} → ${JSON.stringify(row[column.column])}`;
      const what = `${column.model}.${column.field} of ${String(row.id)} (${values}) in\n${trailOf(outcome)}`;
      expect(told, what).toEqual({ before: true, after: true });
    }
  });

  it.each(auditedChanges.map((change) => [change.name, change] as const))(
    'by %s is of no other column, and removes no other row',
    async (_change, change) => {
      const outcome = await doneBy(change);
      expect([...new Set(changedIn(outcome).map(key))].sort()).toEqual([...(change.changes ?? [])].sort());
      const removed = tables.filter((table) => onlyIn(table, outcome.before, outcome.after).length > 0);
      expect(removed.sort()).toEqual([...(change.deletes ?? []), ...(change.erases ?? [])].sort());
    },
  );

  it('never shows a password, a hash or an encrypted text in clear', async () => {
    for (const change of auditedChanges) {
      const { act, before, after, rows } = await doneBy(change);
      const secrets = 'mutation' in act ? (act.secrets ?? []) : [];
      const held = model
        .filter(({ secret, table }) => secret && tables.includes(table))
        .flatMap(({ table, column }) =>
          [before, after].flatMap((state) => [...(state.get(table)?.values() ?? [])].map((row) => row[column])),
        )
        .filter((value) => typeof value === 'string');
      const text = JSON.stringify(rows.map(({ payload }) => payload));
      expect([change.name, [...secrets, ...held].filter((secret) => text.includes(secret))]).toEqual([change.name, []]);
    }
  });
});

describe('a new row', () => {
  it.each(creations)(
    'by %s of %s leaves after with the fields that were given',
    async (_change, table, change, also) => {
      const outcome = await doneBy(change);
      const { before, after, rows, act } = outcome;
      const given = new Set([...also, ...sentBy(act).flatMap((path) => path.split('.').slice(1))]);
      const made = onlyIn(table, after, before);
      expect(made.length, `${change.name} made no row of ${table}`).toBeGreaterThan(0);
      for (const field of also)
        columnOf(key(model.find((each) => each.table === table && each.field === field) ?? { table, column: field }));
      const untold = made.flatMap((row) =>
        model
          .filter((each) => each.table === table && given.has(each.field) && !each.secret && !isLeftOut(each))
          .filter(({ column }) => row[column] !== null)
          .filter((column) => !tells(rows, 'after', { table, row, state: after }, column))
          .map(({ field }) => field),
      );
      expect([...new Set(untold)], trailOf(outcome)).toEqual([]);
      const about = made.filter((row) =>
        placesOf({ table, row, state: after }).some((place) =>
          rows.some((each) => foundAt(place, each, 'after').length > 0),
        ),
      );
      expect(about, `Nothing tells of the rows of ${table} in\n${trailOf(outcome)}`).toEqual(made);
    },
  );
});

describe('a row that goes', () => {
  it.each(deletions)('by %s of %s leaves before with all it held', async (_change, table, change) => {
    const outcome = await doneBy(change);
    const { before, after, rows } = outcome;
    const gone = onlyIn(table, before, after);
    expect(gone.length, `${change.name} removed no row of ${table}`).toBeGreaterThan(0);
    const untold = gone.flatMap((row) =>
      model
        .filter((each) => each.table === table && !each.secret && !isLeftOut(each))
        .filter(({ column }) => !['id', 'organization_id', 'created_at'].includes(column) && row[column] !== null)
        .filter((column) => !tells(rows, 'before', { table, row, state: before }, column))
        .map(({ field }) => field),
    );
    expect([...new Set(untold)], trailOf(outcome)).toEqual([]);
  });
});
