import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { newId } from '../../src/platform/database/ids.ts';
import * as api from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { as, Client, type RequestOptions } from '../kit/client.ts';
import { freshDatabase } from '../kit/databases.ts';
import { spawnServer } from '../kit/server-process.ts';
import { statementsIn } from '../kit/statements.ts';
import { newMember, newPharmacy, newWorld, type Person, someText, stocked, type World } from '../kit/world.ts';

let app: App;
let world: World;
let stranger: World;
let branch: string;
/** Everybody but the last two is at the pharmacy; the manager and the owner are everywhere, the last is at the branch alone. */
let manager: Person;
let pharmacist: Person;
let technician: Person;
let bystander: Person;
let auditor: Person;
let elsewhere: Person;

/** Everything this process sends to PostgreSQL passes here. */
const queries = vi.spyOn(pg.Client.prototype, 'query');

beforeAll(async () => {
  app = await startApp();
  [world, stranger] = [await newWorld(app), await newWorld(app)];
  branch = await newPharmacy(world);
  manager = await newMember(world, 'MANAGER', null);
  pharmacist = await newMember(world, 'PHARMACIST', world.pharmacyId);
  technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
  bystander = await newMember(world, 'PHARMACIST', world.pharmacyId);
  auditor = await newMember(world, 'AUDITOR', world.pharmacyId);
  elsewhere = await newMember(world, 'TECHNICIAN', branch);
});
afterAll(async () => {
  await app.close();
  queries.mockRestore();
});

type Starting = Partial<api.StartConversationInput>;
type Document = { toString(): string };
const begin = async (by: Person, input: Starting = {}) =>
  (await by.client.ask(api.StartConversationDocument, { input })).startConversation;
const start = async (by: Person, ...others: Person[]) =>
  (await begin(by, { userIds: others.map(({ userId }) => userId) })).id;
async function say(
  by: Person,
  conversationId: string,
  input: Partial<api.SendMessageInput> = {},
  options?: RequestOptions,
) {
  const whole = { conversationId, body: 'Is there any left?', ...input };
  return (await by.client.ask(api.SendMessageDocument, { input: whole }, options)).sendMessage;
}
const read = async ({ client }: Person, id: string, page: { first?: number; after?: string | null } = {}) =>
  (await client.ask(api.GetConversationDocument, { id, ...page })).conversation;
const bodies = async (by: Person, id: string) => (await read(by, id))?.messages.nodes.map(({ body }) => body);
const markRead = async ({ client }: Person, conversationId: string, upTo?: number) =>
  (await client.ask(api.MarkConversationReadDocument, { input: { conversationId, upTo: upTo ?? null } }))
    .markConversationRead;
const acknowledge = async ({ client }: Person, messageId: string) =>
  (await client.ask(api.AcknowledgeMessageDocument, { input: { messageId } })).acknowledgeMessage;
const redact = async ({ client }: Person, messageId: string) =>
  (await client.ask(api.RedactMessageDocument, { input: { messageId } })).redactMessage;
const unreadOf = async (by: Person, id: string) => (await read(by, id))?.unread;
const add = ({ client }: Person, input: api.ParticipantInput) => client.ask(api.AddParticipantDocument, { input });
const remove = ({ client }: Person, input: api.ParticipantInput) =>
  client.ask(api.RemoveParticipantDocument, { input });
const leave = ({ client }: Person, conversationId: string) =>
  client.ask(api.LeaveConversationDocument, { input: { conversationId } });
const codeOf = async ({ client }: Person, document: Document, input: object) =>
  (await client.send(document.toString(), { input })).errors?.[0]?.extensions.code;

/** Sends an operation and answers all that the caller learns. */
async function told({ client }: Person, document: Document, variables: object) {
  const { data, errors } = await client.send(document.toString(), variables);
  return {
    data,
    errors: errors?.map(({ message, path, extensions: { requestId: _, ...extensions } }) => ({
      message,
      path,
      extensions,
    })),
  };
}
/** Sends an operation and answers the rows it left in a log. */
async function logged(table: 'audit_log' | 'access_log', { client }: Person, document: Document, variables: object) {
  const { data, errors, headers } = await client.send(document.toString(), variables);
  await app.server.platform.accessRecorder.flush();
  const rows = await app.sql(`SELECT * FROM ${table} WHERE request_id = $1`, [headers.get('x-request-id')]);
  return { data, errors, rows };
}
const newOrder = async (by: Person, drugId: string, pharmacyId = world.pharmacyId) =>
  as((await by.client.ask(api.PlaceOrderDocument, { input: { pharmacyId, drugId, quantity: 1 } })).placeOrder, 'Order')
    .id;

/** A stock that is short, its alert, its drug, and an order for it. */
async function subjects(there: World) {
  const { drugId, stockId } = await stocked(there, [{ quantity: 3 }], 20);
  const { pharmacyId, owner } = there;
  const { alerts } = await owner.client.ask(api.AlertsDocument, { pharmacyId, filter: { stockId } });
  return { drugId, stockId, alertId: alerts.nodes[0]?.id ?? '', orderId: await newOrder(owner, drugId, pharmacyId) };
}

/** Every column of every table in which the text, or the bytes, stand. */
async function columnsHolding(text: string, bytes: Uint8Array = Buffer.from(text)): Promise<string[]> {
  const all = await app.sql<{ table: string; column: string; type: string }>(
    `SELECT c.table_name AS table, c.column_name AS column, c.data_type AS type FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY 1, 2`,
  );
  const found = await app.sql<{ place: string }>(
    all
      .map(({ table, column, type }) => {
        const hit = type === 'bytea' ? `position($2::bytea in "${column}")` : `position($1 in "${column}"::text)`;
        return `SELECT '${table}.${column}' AS place WHERE EXISTS (SELECT 1 FROM "${table}" WHERE ${hit} > 0)`;
      })
      .join(' UNION ALL '),
    [text, bytes],
  );
  return found.map(({ place }) => place);
}
const encryptedOf = async (messageId: string) =>
  (await app.sql<{ body: Buffer | null }>('SELECT body FROM message WHERE id = $1', [messageId]))[0]?.body ??
  Buffer.alloc(0);
/** Writes past the triggers, as the owner of the database. */
async function tamper(text: string, values: unknown[]): Promise<void> {
  const owner = new pg.Client(app.databaseUrl);
  await owner.connect();
  try {
    await owner.query('SET session_replication_role = replica');
    expect((await owner.query(text, values)).rowCount).toBe(1);
  } finally {
    await owner.end();
  }
}

describe('startConversation', () => {
  it('is about an order, a stock, an alert, a drug or nothing, and stands at the record it is about', async () => {
    const about = await subjects(world);
    const { orderId, stockId, drugId } = about;
    for (const [key, __typename] of [
      ['orderId', 'Order'],
      ['stockId', 'Stock'],
      ['alertId', 'Alert'],
      ['drugId', 'Drug'],
    ] as const) {
      const started = await begin(technician, { [key]: about[key], announces: key !== 'drugId' });
      expect(started).toMatchObject({ unread: 0, lastPosition: 0, title: null, announces: key !== 'drugId' });
      expect(started.subject).toMatchObject({ __typename, id: about[key] });
      expect(started.startedBy?.id).toBe(technician.userId);
      const { conversations } = await technician.client.ask(api.ConversationsDocument, {
        filter: { [key]: about[key] },
      });
      expect([conversations.totalCount, conversations.nodes[0]?.id]).toEqual([1, started.id]);
    }
    expect((await begin(technician)).subject).toBeNull();
    const shown = await technician.client.ask(api.ConversationsAboutDocument, { orderId, stockId, drugId });
    for (const record of [shown.order, shown.stock, shown.drug]) expect(record?.conversations).toHaveLength(1);
  });

  it('about two records is refused', async () => {
    const { orderId, drugId } = await subjects(world);
    const { extensions } = await technician.client.error(api.StartConversationDocument, { input: { orderId, drugId } });
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ rule: 'one-of' }] });
  });

  it('about a record of another pharmacy or organization, or none, is NOT_FOUND', async () => {
    const [here, theirs] = [await subjects(world), await subjects(stranger)];
    for (const key of ['orderId', 'stockId', 'alertId', 'drugId'] as const) {
      const unseen: [Person, string][] = [
        [world.owner, theirs[key]],
        [technician, newId()],
        [technician, 'nonsense'],
      ];
      if (key !== 'drugId') unseen.push([elsewhere, here[key]]);
      for (const [person, id] of unseen) {
        const { errors } = await told(person, api.StartConversationDocument, { input: { [key]: id } });
        expect([key, id, errors?.[0]?.extensions]).toMatchObject([
          key,
          id,
          { code: 'NOT_FOUND', problems: [{ field: `input.${key}` }] },
        ]);
      }
    }
  });

  it.each(['orderId', 'stockId', 'alertId', 'drugId'])(
    'about an empty %s is NOT_FOUND, and not about nothing',
    async (key) => {
      expect(await codeOf(technician, api.StartConversationDocument, { [key]: '' })).toBe('NOT_FOUND');
    },
  );

  it('with users unknown, disabled or of another organization, or roles at a pharmacy not seen, is NOT_FOUND', async () => {
    const gone = await newMember(world, 'TECHNICIAN', world.pharmacyId);
    await world.owner.client.ask(api.DisableUserDocument, { input: { userId: gone.userId } });
    for (const userId of [newId(), 'nonsense', gone.userId, stranger.owner.userId])
      expect(await codeOf(technician, api.StartConversationDocument, { userIds: [pharmacist.userId, userId] })).toBe(
        'NOT_FOUND',
      );
    for (const pharmacyId of [branch, stranger.pharmacyId, newId(), 'nonsense'])
      expect(await codeOf(technician, api.StartConversationDocument, { roles: [{ role: 'OWNER', pharmacyId }] })).toBe(
        'NOT_FOUND',
      );
  });

  it('has its starter and each participant once', async () => {
    const role = { role: 'PHARMACIST' as const, pharmacyId: world.pharmacyId };
    const userIds = [pharmacist.userId, technician.userId, pharmacist.userId];
    const { participants } = await begin(technician, { userIds, roles: [role, role] });
    const who = participants.map((each) => each.user?.id ?? `${each.role}@${each.pharmacy?.id}`);
    expect(who.sort()).toEqual([technician.userId, pharmacist.userId, `PHARMACIST@${world.pharmacyId}`].sort());
  });

  it('trims its title, takes a blank one for none, and counts 200 characters of any kind', async () => {
    expect((await begin(technician, { title: '  Delivery \n' })).title).toBe('Delivery');
    for (const title of ['💊'.repeat(200), '❤️'.repeat(100)])
      expect((await begin(technician, { title })).title).toBe(title);
    const { message, extensions } = await technician.client.error(api.StartConversationDocument, {
      input: { title: '💊'.repeat(201) },
    });
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'input.title' }] });
    expect(message).not.toContain('💊💊');
  });

  it('announces an order, a stock or an alert, and nothing else', async () => {
    const { drugId } = await subjects(world);
    for (const input of [{ announces: true }, { announces: true, drugId }])
      expect(await codeOf(technician, api.StartConversationDocument, input)).toBe('BAD_USER_INPUT');
  });
});

describe('whoever does not take part', () => {
  it('is answered as about a conversation there is none of, also the owner, a colleague and another organization', async () => {
    const { orderId, stockId, drugId } = await subjects(world);
    const { id } = await begin(technician, { orderId, title: 'Between us', userIds: [pharmacist.userId] });
    const { id: messageId } = await say(technician, id, { acknowledgementRequired: true });
    for (const person of [world.owner, manager, bystander, elsewhere, stranger.owner]) {
      const asked = (conversationId: string, message: string): [Document, object][] => [
        [api.GetConversationDocument, { id: conversationId }],
        [api.SendMessageDocument, { input: { conversationId, body: 'Let me in' } }],
        [api.AddParticipantDocument, { input: { conversationId, userId: person.userId } }],
        [api.AddParticipantDocument, { input: { conversationId, userId: newId() } }],
        [api.RemoveParticipantDocument, { input: { conversationId, userId: technician.userId } }],
        [api.LeaveConversationDocument, { input: { conversationId } }],
        [api.MarkConversationReadDocument, { input: { conversationId } }],
        [api.AcknowledgeMessageDocument, { input: { messageId: message } }],
        [api.RedactMessageDocument, { input: { messageId: message } }],
      ];
      const none = asked(newId(), newId());
      for (const [nth, [document, variables]] of asked(id, messageId).entries()) {
        const answer = await told(person, document, variables);
        expect(answer).toEqual(await told(person, document, none[nth]?.[1] ?? {}));
        expect(answer.errors?.[0]?.extensions.code ?? answer.data).toEqual(
          nth === 0 ? { conversation: null } : 'NOT_FOUND',
        );
      }
      const { conversations } = await person.client.ask(api.ConversationsDocument, { filter: { orderId } });
      expect([conversations.totalCount, conversations.nodes]).toEqual([0, []]);
      const about = await person.client.ask(api.ConversationsAboutDocument, { orderId, stockId, drugId });
      expect(about.order?.conversations ?? []).toEqual([]);
    }
    expect((await read(technician, id))?.participants).toHaveLength(2);
  });
});

describe('a role that takes part', () => {
  const technicians = () => ({ role: 'TECHNICIAN' as const, pharmacyId: world.pharmacyId });
  const change = (userId: string, role: api.Role | null, pharmacyId: string | null = world.pharmacyId) =>
    world.owner.client.ask(api.ChangeMembershipDocument, { input: { userId, role, pharmacyId } });

  it('is whoever holds it at that pharmacy or at all of them, gained and lost at once, and nobody of another', async () => {
    const { id } = await begin(pharmacist, { roles: [technicians()] });
    const { id: messageId } = await say(pharmacist, id, { acknowledgementRequired: true });
    const everywhere = await newMember(world, 'TECHNICIAN', null);
    const coming = await newMember(world, 'AUDITOR', world.pharmacyId);
    expect([await unreadOf(everywhere, id), await unreadOf(elsewhere, id)]).toEqual([1, undefined]);
    expect(await read(coming, id)).toBeNull();
    await change(coming.userId, 'TECHNICIAN');
    expect(await bodies(coming, id)).toEqual(['Is there any left?']);
    expect((await say(coming, id)).position).toBe(2);
    await change(coming.userId, 'PHARMACIST');
    expect(await read(coming, id)).toBeNull();
    for (const [document, input] of [
      [api.SendMessageDocument, { conversationId: id, body: 'Still here' }],
      [api.AcknowledgeMessageDocument, { messageId }],
      [api.MarkConversationReadDocument, { conversationId: id }],
    ] as const)
      expect(await codeOf(coming, document, input)).toBe('NOT_FOUND');
  });

  it('is overruled by leaving, until somebody adds whoever left', async () => {
    const { id } = await begin(pharmacist, { roles: [technicians()] });
    const { userId } = technician;
    await leave(technician, id);
    expect(await read(technician, id)).toBeNull();
    expect(await codeOf(technician, api.SendMessageDocument, { conversationId: id, body: 'Hello' })).toBe('NOT_FOUND');
    as((await add(pharmacist, { conversationId: id, userId })).addParticipant, 'Conversation');
    expect((await say(technician, id)).position).toBe(1);
    expect((await add(pharmacist, { conversationId: id, userId })).addParticipant.__typename).toBe(
      'AlreadyParticipant',
    );
    as((await remove(pharmacist, { conversationId: id, role: technicians() })).removeParticipant, 'Conversation');
    expect(await unreadOf(technician, id)).toBe(0);
    as((await remove(pharmacist, { conversationId: id, userId })).removeParticipant, 'Conversation');
    expect(await read(technician, id)).toBeNull();
  });

  it('and others are taken out by the starter or by a participant who moderates, and by nobody else', async () => {
    const { id } = await begin(technician, {
      userIds: [pharmacist.userId, manager.userId, bystander.userId],
      roles: [technicians()],
    });
    const out = { conversationId: id, userId: bystander.userId };
    expect(await codeOf(pharmacist, api.RemoveParticipantDocument, out)).toBe('FORBIDDEN');
    as((await remove(manager, out)).removeParticipant, 'Conversation');
    expect(await read(bystander, id)).toBeNull();
    expect((await remove(manager, out)).removeParticipant.__typename).toBe('NoParticipant');
    expect((await remove(technician, { ...out, userId: newId() })).removeParticipant.__typename).toBe('NoParticipant');
    as((await remove(technician, { conversationId: id, role: technicians() })).removeParticipant, 'Conversation');
    as((await remove(technician, { conversationId: id, userId: manager.userId })).removeParticipant, 'Conversation');
    const left = (await read(technician, id))?.participants.map(({ user }) => user?.id);
    expect(left?.sort()).toEqual([technician.userId, pharmacist.userId].sort());
    for (const neither of [{}, { userId: pharmacist.userId, role: technicians() }])
      expect(await codeOf(technician, api.AddParticipantDocument, { conversationId: id, ...neither })).toBe(
        'BAD_USER_INPUT',
      );
  });

  it('is not added by who is NOT_FOUND: foreign, unknown and disabled users, and the error names the field that was given', async () => {
    const id = await start(technician);
    for (const userId of [newId(), stranger.owner.userId, 'nonsense']) {
      const { extensions } = await technician.client.error(api.AddParticipantDocument, {
        input: { conversationId: id, userId },
      });
      expect(extensions).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: 'input.userId' }] });
    }
  });

  it.each(['by themselves', 'with the role they take part by'])(
    'is answered when somebody takes themselves out %s',
    async (way) => {
      const own = way === 'by themselves';
      const { id } = await begin(own ? technician : pharmacist, {
        roles: [{ role: 'MANAGER', pharmacyId: world.pharmacyId }],
      });
      const input = own
        ? { conversationId: id, userId: technician.userId }
        : { conversationId: id, role: { role: 'MANAGER' as const, pharmacyId: world.pharmacyId } };
      const person = own ? technician : manager;
      const { errors } = await told(person, api.RemoveParticipantDocument, { input });
      expect(await read(person, id)).toBeNull();
      expect(errors).toBeUndefined();
    },
  );

  it('is answered anew by the same key after the caller has left', async () => {
    const id = await start(technician, pharmacist);
    const [key, input] = [someText('key'), { conversationId: id, body: 'Before I go' }];
    await say(technician, id, input, { idempotencyKey: key });
    await leave(technician, id);
    const { errors } = await technician.client.send(
      api.SendMessageDocument.toString(),
      { input },
      { idempotencyKey: key },
    );
    expect(errors?.[0]?.extensions.code).not.toBe('INTERNAL');
    expect(await bodies(pharmacist, id)).toEqual(['Before I go']);
  });
});

describe('sendMessage', () => {
  it('numbers 50 parallel messages of several people without gaps, newest first, the last in the list on top', async () => {
    const people = [technician, pharmacist, manager, world.owner];
    const id = await start(technician, ...people);
    const sent = await Promise.all(
      Array.from({ length: 50 }, (_, nth) => say(people[nth % 4] ?? technician, id, { body: `Nr. ${nth}` })),
    );
    const positions = sent.map(({ position }) => position).sort((a, b) => a - b);
    expect(positions).toEqual(Array.from({ length: 50 }, (_, nth) => nth + 1));
    const whole = await read(manager, id, { first: 50 });
    expect(whole).toMatchObject({ lastPosition: 50, unread: 50 - sent.filter((_, nth) => nth % 4 === 2).length });
    const byPosition = new Map(sent.map((each) => [each.position, each]));
    expect(whole?.messages.nodes.map(({ body, sender }) => [body, sender?.id])).toEqual(
      positions.toReversed().map((at) => [byPosition.get(at)?.body, byPosition.get(at)?.sender?.id]),
    );
    expect((await manager.client.ask(api.ConversationsDocument, { first: 1 })).conversations.nodes[0]?.id).toBe(id);
  });

  it('takes 1 to 4,000 characters of any kind, trimmed, and refuses blank and longer ones without repeating them', async () => {
    const id = await start(technician);
    for (const body of ['x'.repeat(4_000), '💊'.repeat(4_000), '❤️'.repeat(2_000), 'a\n\n  b'])
      expect((await say(technician, id, { body: ` ${body}\n`.trim() })).body).toBe(body);
    expect((await say(technician, id, { body: ' \n Where is it? \t' })).body).toBe('Where is it?');
    for (const body of ['', '  \n\t', '\u3000', 'y'.repeat(4_001), '💊'.repeat(4_001), '❤️'.repeat(2_001)]) {
      const { message, extensions } = await technician.client.error(api.SendMessageDocument, {
        input: { conversationId: id, body },
      });
      expect([body.slice(0, 4), extensions]).toMatchObject([
        body.slice(0, 4),
        { code: 'BAD_USER_INPUT', problems: [{ field: 'input.body' }] },
      ]);
      expect(message).not.toMatch(/yyyy|💊|❤/u);
    }
    expect((await read(technician, id))?.lastPosition).toBe(5);
  });

  it('pages from the newest without gaps or repeats while new ones come', async () => {
    const [id, other] = [await start(technician, pharmacist), await start(technician)];
    for (let nth = 1; nth <= 20; nth += 1) await say(technician, id, { body: `Nr. ${nth}` });
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof read>> = await read(pharmacist, id, { first: 3, after });
      expect(page?.messages.totalCount).toBe(20 + seen.length / 3);
      seen.push(...(page?.messages.nodes.map(({ position }) => position) ?? []));
      after = page?.messages.pageInfo.hasNextPage ? (page.messages.pageInfo.endCursor ?? null) : null;
      await say(technician, id);
    } while (after);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, nth) => 20 - nth));
    const cursor = (await read(pharmacist, id, { first: 3 }))?.messages.pageInfo.endCursor ?? '';
    for (const wrong of [cursor, 'nonsense']) {
      const { errors } = await told(technician, api.GetConversationDocument, { id: other, after: wrong });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ field: 'after' }] });
    }
  });
});

describe('a list of conversations', () => {
  interface Listed {
    readonly conversations: { readonly nodes: readonly Record<string, unknown>[] };
  }
  /** The statements of a request, without those that run beside it. */
  async function statements(person: Person, selection: string, first: number) {
    queries.mockClear();
    const text = `query ($first: Int!) { conversations(first: $first) { nodes { ${selection} } } }`;
    const { data, errors } = await person.client.send<Listed>(text, { first });
    expect([errors, data?.conversations.nodes.length]).toEqual([undefined, first]);
    return statementsIn(queries.mock.calls);
  }
  let reader: Person;
  beforeAll(async () => {
    reader = await newMember(world, 'OWNER', null);
    const { drugId, stockId, orderId, alertId } = await subjects(world);
    const about = [{ drugId }, { stockId }, { orderId }, { alertId }, {}];
    const newOne = async (nth: number) => {
      const roles = [{ role: 'AUDITOR' as const, pharmacyId: world.pharmacyId }];
      const userIds = [reader.userId, manager.userId];
      const { id } = await begin(nth % 2 ? technician : pharmacist, {
        ...about[nth % 5],
        title: `Nr. ${nth}`,
        userIds,
        roles,
      });
      for (const by of [reader, manager, reader, manager]) await say(by, id, { acknowledgementRequired: true });
      await markRead(manager, id);
    };
    // Five by five, so that the newest five are about each kind.
    for (let done = 0; done < 25; done += 5) await Promise.all([0, 1, 2, 3, 4].map((more) => newOne(done + more)));
  });

  it.each([
    ['unread counts', 'id unread lastPosition', 2],
    [
      'titles, who started them and who takes part',
      'title startedBy { email } participants { role user { email } pharmacy { name } }',
      6,
    ],
    [
      'what they are about',
      'unread subject { __typename ... on Order { number } ... on Stock { usable } ... on Alert { kind } ... on Drug { name } }',
      6,
    ],
    [
      'their last 3 messages',
      'messages(first: 3) { totalCount nodes { body position acknowledgedAt sender { email } } }',
      5,
    ],
  ])('with %s takes as many statements for 25 as for 5', async (_what, selection, most) => {
    const [few, many] = [await statements(reader, selection, 5), await statements(reader, selection, 25)];
    expect(many.length, `${few.join('\n')}\n\n${many.join('\n')}`).toBe(few.length);
    expect(many.length, many.join('\n')).toBeLessThanOrEqual(most);
  });

  it('with the receipts of their messages takes as many statements for 8 as for 2', async () => {
    const selection = 'messages(first: 3) { nodes { body receipts { readAt user { email } } } }';
    const [few, many] = [await statements(reader, selection, 2), await statements(reader, selection, 8)];
    expect(many.length, many.join('\n')).toBe(few.length);
  });

  it('is paged by the newest message, each once, and counted', async () => {
    const seen: string[] = [];
    const times: string[] = [];
    let after: string | null = null;
    do {
      const { conversations }: api.ConversationsQuery = await reader.client.ask(api.ConversationsDocument, {
        first: 10,
        after,
      });
      expect(conversations.totalCount).toBe(25);
      seen.push(...conversations.nodes.map(({ id }) => id));
      times.push(...conversations.nodes.map(({ lastMessageAt }) => String(lastMessageAt)));
      after = conversations.pageInfo.hasNextPage ? (conversations.pageInfo.endCursor ?? null) : null;
    } while (after);
    expect(new Set(seen).size).toBe(25);
    expect(times).toEqual(times.toSorted().toReversed());
  });
});

describe('what is unread', () => {
  it('is what others and the system wrote behind the place that was read, which never goes back', async () => {
    const { orderId } = await subjects(world);
    const { id } = await begin(technician, { orderId, announces: true, userIds: [pharmacist.userId] });
    for (let nth = 0; nth < 5; nth += 1) await say(technician, id);
    await say(pharmacist, id);
    await manager.client.ask(api.RejectOrderDocument, { input: { orderId, reason: 'Not needed' } });
    expect([await unreadOf(technician, id), await unreadOf(pharmacist, id)]).toEqual([2, 6]);
    const listed = async (unread: boolean) =>
      (await pharmacist.client.ask(api.ConversationsDocument, { filter: { orderId, unread } })).conversations;
    expect([(await listed(true)).totalCount, (await listed(false)).totalCount]).toEqual([1, 0]);
    expect((await markRead(pharmacist, id, 3)).unread).toBe(3);
    expect((await markRead(pharmacist, id, 1)).unread).toBe(3);
    expect((await markRead(pharmacist, id, 2_147_483_647)).unread).toBe(0);
    expect([(await listed(true)).nodes.length, (await listed(false)).nodes.length]).toEqual([0, 1]);
    await say(technician, id);
    expect([await unreadOf(pharmacist, id), (await markRead(pharmacist, id)).unread]).toEqual([1, 0]);
    for (const upTo of [0, -1])
      expect(await codeOf(pharmacist, api.MarkConversationReadDocument, { conversationId: id, upTo })).toBe(
        'BAD_USER_INPUT',
      );
  });

  it('is the same whatever two devices say at once', async () => {
    const id = await start(technician, pharmacist);
    expect((await markRead(pharmacist, id)).unread).toBe(0);
    for (let nth = 0; nth < 12; nth += 1) await say(technician, id);
    await Promise.all(Array.from({ length: 24 }, (_, nth) => markRead(pharmacist, id, 1 + (nth % 10))));
    expect(await unreadOf(pharmacist, id)).toBe(2);
    const kept = await app.sql<{ position: number }>(
      'SELECT position FROM conversation_read WHERE conversation_id = $1 ORDER BY position',
      [id],
    );
    expect(kept.at(-1)?.position).toBe(10);
  });
});

describe('receipts', () => {
  it('are shown to the sender alone: who read it or a later one, when first, and who confirmed it', async () => {
    const id = await start(technician, pharmacist, manager);
    const { id: first } = await say(technician, id, { acknowledgementRequired: true });
    await say(technician, id);
    await markRead(pharmacist, id, 2);
    await say(manager, id);
    await markRead(pharmacist, id);
    await markRead(manager, id, 1);
    await markRead(technician, id);
    const confirmed = as(await acknowledge(manager, first), 'Message');
    expect([confirmed.acknowledgedAt !== null, confirmed.receipts]).toEqual([true, null]);
    const of = async (by: Person) => (await read(by, id))?.messages.nodes.toReversed() ?? [];
    const own = (await of(technician)).map(({ receipts }) =>
      receipts?.map(({ user, readAt, acknowledgedAt }) => [user?.id, readAt !== null, acknowledgedAt !== null]).sort(),
    );
    const [byPharmacist, byManager] = [
      [pharmacist.userId, true, false],
      [manager.userId, true, true],
    ];
    expect(own).toEqual([[byPharmacist, byManager].sort(), [byPharmacist], undefined]);
    const [one, two] = (await of(technician)).map(
      ({ receipts }) => receipts?.find(({ user }) => user?.id === pharmacist.userId)?.readAt,
    );
    expect(one).toBe(two);
    for (const other of [pharmacist, manager])
      expect((await of(other)).slice(0, 2).map(({ receipts }) => receipts)).toEqual([null, null]);
  });
});

describe('acknowledgeMessage', () => {
  it('is refused for an own message, one not to be confirmed, one confirmed before, one taken away and a notice', async () => {
    const { orderId } = await subjects(world);
    const { id } = await begin(technician, { orderId, announces: true, userIds: [pharmacist.userId] });
    const asked = { acknowledgementRequired: true };
    const [own, plain, twice, gone] = [
      await say(pharmacist, id, asked),
      await say(technician, id),
      await say(technician, id, asked),
      await say(technician, id, asked),
    ];
    await manager.client.ask(api.RejectOrderDocument, { input: { orderId, reason: 'Not needed' } });
    const notice = (await read(pharmacist, id))?.messages.nodes[0];
    expect(notice?.notice).toEqual({ kind: 'ORDER_STATUS', from: 'PENDING', to: 'REJECTED' });
    as(await acknowledge(pharmacist, twice.id), 'Message');
    as(await redact(technician, gone.id), 'Message');
    for (const each of [own, plain, twice, gone, notice]) {
      const refused = as(await acknowledge(pharmacist, each?.id ?? ''), 'NothingToAcknowledge');
      expect([refused.code, refused.acknowledgedAt !== null]).toEqual(['NOTHING_TO_ACKNOWLEDGE', each === twice]);
    }
    expect(await codeOf(pharmacist, api.AcknowledgeMessageDocument, { messageId: 'nonsense' })).toBe('NOT_FOUND');
  });

  it('at once from many devices counts once, and either comes before the text is taken away or is refused', async () => {
    const id = await start(technician, pharmacist);
    const { id: messageId } = await say(technician, id, { acknowledgementRequired: true });
    const answers = await Promise.all(Array.from({ length: 12 }, () => acknowledge(pharmacist, messageId)));
    expect(answers.filter(({ __typename }) => __typename === 'Message')).toHaveLength(1);
    for (let round = 0; round < 8; round += 1) {
      const { id: next } = await say(technician, id, { acknowledgementRequired: true });
      const [confirmed, taken] = await Promise.all([acknowledge(pharmacist, next), redact(technician, next)]);
      expect(as(taken, 'Message').redactedAt).not.toBeNull();
      const kept = await app.sql('SELECT 1 FROM message_acknowledgement WHERE message_id = $1', [next]);
      expect(kept).toHaveLength(confirmed.__typename === 'Message' ? 1 : 0);
    }
  });
});

describe('redactMessage', () => {
  it('is for the sender and for a participant who moderates; the row stays and the text is nowhere', async () => {
    const id = await start(technician, pharmacist, manager);
    for (const by of [technician, manager]) {
      const [body, key] = [someText('A-slip'), someText('key')];
      const { id: messageId } = await say(technician, id, { body }, { idempotencyKey: key });
      const encrypted = await encryptedOf(messageId);
      expect(await columnsHolding('nothing like it', encrypted)).toEqual(['message.body']);
      expect(await codeOf(pharmacist, api.RedactMessageDocument, { messageId })).toBe('FORBIDDEN');
      expect(as(await redact(by, messageId), 'Message')).toMatchObject({ body: null, redactedBy: { id: by.userId } });
      expect(await columnsHolding(body, encrypted)).toEqual([]);
      expect(await columnsHolding('nothing like it', encrypted.subarray(32))).toEqual([]);
      const [newest] = (await read(pharmacist, id))?.messages.nodes ?? [];
      expect(newest).toMatchObject({
        id: messageId,
        body: null,
        redactedBy: { id: by.userId },
        sender: { id: technician.userId },
      });
      const again = await say(technician, id, { body }, { idempotencyKey: key });
      expect([again.id, again.body]).toEqual([messageId, null]);
      expect(as(await redact(by, messageId), 'NothingToRedact').redactedAt).not.toBeNull();
    }
  });

  it('has nothing to take away from a notice', async () => {
    const { orderId } = await subjects(world);
    const { id } = await begin(manager, { orderId, announces: true, userIds: [technician.userId] });
    await manager.client.ask(api.RejectOrderDocument, { input: { orderId, reason: 'Not needed' } });
    const messageId = (await read(manager, id))?.messages.nodes[0]?.id ?? '';
    expect(as(await redact(manager, messageId), 'NothingToRedact').redactedAt).toBeNull();
    expect(await codeOf(technician, api.RedactMessageDocument, { messageId })).toBe('FORBIDDEN');
  });
});

describe('texts and titles', () => {
  it('stand in clear nowhere in the database, in no answer of a failure and in no line of the log', async () => {
    const database = await freshDatabase();
    const own = await startApp({ database });
    const there = await newWorld(own);
    const server = await spawnServer({ DATABASE_URL: database.serverUrl, LOG_LEVEL: 'trace' });
    onTestFinished(async () => {
      server.child.kill('SIGKILL');
      await own.close();
      await database.drop();
    });
    const [title, body] = [someText('A-title'), someText('A-body')];
    const person = { ...there.owner, client: new Client(server.url, there.owner.token) };
    const key = { idempotencyKey: someText('key') };
    const { id } = (await person.client.ask(api.StartConversationDocument, { input: { title } }, key))
      .startConversation;
    const { id: messageId } = await say(person, id, { body }, { idempotencyKey: someText('key') });
    expect((await read(person, id))?.messages.nodes[0]?.body).toBe(body);
    const said: unknown[] = [];
    const failing = async (document: Document, variables: object, code: string) => {
      const { errors } = await told(person, document, variables);
      expect(errors?.[0]?.extensions.code).toBe(code);
      said.push(errors);
    };
    const sending = { conversationId: id, body };
    await failing(api.SendMessageDocument, { input: { ...sending, conversationId: newId() } }, 'NOT_FOUND');
    await failing(api.SendMessageDocument, { input: { ...sending, body: body.repeat(900) } }, 'BAD_USER_INPUT');
    await failing(api.SendMessageDocument, { input: { ...sending, body: { text: body } } }, 'BAD_USER_INPUT');
    await failing(api.SendMessageDocument, { input: { ...sending, body: `${body}\0` } }, 'BAD_USER_INPUT');
    await failing(api.StartConversationDocument, { input: { title: title.repeat(30) } }, 'BAD_USER_INPUT');
    await own.sql('ALTER TABLE message RENAME TO away');
    await failing(api.SendMessageDocument, { input: sending }, 'INTERNAL');
    await own.sql('ALTER TABLE away RENAME TO message');
    await own.sql('ALTER TABLE conversation_participant RENAME TO away');
    await failing(api.StartConversationDocument, { input: { title } }, 'INTERNAL');
    await own.sql('ALTER TABLE away RENAME TO conversation_participant');
    const tables = await own.sql<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const kept = await Promise.all(tables.map(({ name }) => own.sql(`SELECT t::text AS row FROM "${name}" t`)));
    const all = JSON.stringify([kept, said, server.log]);
    expect(all).toContain(messageId);
    for (const secret of [title, body])
      for (const form of ['utf8', 'hex', 'base64'] as const)
        expect(all).not.toContain(Buffer.from(secret).toString(form).replace(/=+$/, ''));
    const trail = await own.sql<{ told: string; sha: string | null }>(
      `SELECT coalesce(payload->'input'->>'body', payload->'input'->>'title') AS told, payload->'after'->>'sealedSha256' AS sha FROM audit_log WHERE action IN ('message.send', 'conversation.start')`,
    );
    expect(trail.length).toBeGreaterThanOrEqual(5);
    expect([...new Set(trail.map(({ told: input }) => input).filter(Boolean))]).toEqual(['[secret]']);
    const [encrypted] = await own.sql<{ body: Buffer }>('SELECT body FROM message WHERE id = $1', [messageId]);
    const sha = createHash('sha256')
      .update(encrypted?.body ?? '')
      .digest('hex');
    expect(trail.map((row) => row.sha).filter(Boolean)).toEqual([sha]);
  });

  it('that were moved, changed or encrypted by another organization are INTERNAL at their field, and the rest is answered', async () => {
    const { id } = await begin(technician, { title: 'The title' });
    const [victim, other] = [
      await say(technician, id, { body: 'The victim' }),
      await say(technician, id, { body: 'The other' }),
    ];
    const foreign = await say(stranger.owner, await start(stranger.owner), { body: 'Foreign' });
    const encrypted = await encryptedOf(victim.id);
    const flips = [0, 5, 20, 34].map((at) => {
      const flipped = Buffer.from(encrypted);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      return flipped;
    });
    const put = (bytes: Buffer) => tamper('UPDATE message SET body = $2 WHERE id = $1', [victim.id, bytes]);
    for (const bytes of [
      ...flips,
      await encryptedOf(other.id),
      await encryptedOf(foreign.id),
      encrypted.subarray(0, -1),
    ]) {
      await put(bytes);
      const { data, errors, rows } = await logged('access_log', technician, api.GetConversationDocument, { id });
      expect(errors).toMatchObject([
        { path: ['conversation', 'messages', 'nodes', 1, 'body'], extensions: { code: 'INTERNAL' } },
      ]);
      expect(data).toMatchObject({
        conversation: { messages: { nodes: [{ body: 'The other' }, { id: victim.id, body: null }] } },
      });
      expect(JSON.stringify([data, errors])).not.toMatch(/The victim|Foreign/);
      expect(rows).toMatchObject([{ fields: ['Conversation.title', 'Message.body'] }]);
      expect(rows[0]?.['entity_ids'].sort()).toEqual([id, other.id].sort());
    }
    await put(encrypted);
    expect(await bodies(technician, id)).toEqual(['The other', 'The victim']);
    await tamper('UPDATE conversation SET title = $2 WHERE id = $1', [id, encrypted]);
    const { data, errors } = await told(technician, api.GetConversationDocument, { id });
    expect(errors).toMatchObject([{ path: ['conversation', 'title'], extensions: { code: 'INTERNAL' } }]);
    expect(data).toMatchObject({ conversation: { title: null, lastPosition: 2 } });
  });

  it('leave one row for each operation that showed them, and notices and blind reads none', async () => {
    const { orderId } = await subjects(world);
    const { id } = await begin(technician, { orderId, announces: true, title: 'The title' });
    await manager.client.ask(api.RejectOrderDocument, { input: { orderId, reason: 'Not needed' } });
    const look = async (text: Document, variables: object = { id }) =>
      (await logged('access_log', technician, text, variables)).rows;
    expect(
      await look('query ($id: ID!) { conversation(id: $id) { unread messages { nodes { body notice { to } } } } }'),
    ).toEqual([]);
    const sent = [await say(technician, id), await say(technician, id)].map((each) => each.id);
    const some = 'query Talk($id: ID!) { conversation(id: $id) { messages { nodes { text: body } } } }';
    const row = { actor_id: technician.userId, operation: 'Talk', entity_types: ['Message'], fields: ['Message.body'] };
    const [found, ...more] = await look(some);
    expect([found, more]).toMatchObject([row, []]);
    expect(found?.['entity_ids'].sort()).toEqual(sent.sort());
    expect(await look('query ($id: ID!) { conversation(id: $id) { title } }')).toMatchObject([
      { fields: ['Conversation.title'], entity_ids: [id] },
    ]);
    expect(await look('query ($id: ID!) { conversation(id: $id) { messages { nodes { position } } } }')).toEqual([]);
    const writing = await look(api.SendMessageDocument, { input: { conversationId: id, body: 'More' } });
    expect(writing).toMatchObject([{ entity_types: ['Message'], fields: ['Message.body'] }]);
  });
});

describe('the audit trail of messaging', () => {
  it('has exactly one row for each outcome of each mutation, with what it was about', async () => {
    const { pharmacyId } = world;
    const { orderId } = await subjects(world);
    const text = someText('A-text');
    const start1 = { orderId, title: text, userIds: [pharmacist.userId] };
    const { id } = await begin(technician, { ...start1, userIds: [pharmacist.userId, manager.userId, auditor.userId] });
    const plain = await say(technician, id);
    const asked = await say(technician, id, { body: text, acknowledgementRequired: true });
    const [conversationId, messageId] = [id, asked.id];
    const sending = { conversationId, body: text };
    const who = { conversationId, userId: bystander.userId };
    type Case = [
      by: Person,
      document: Document,
      input: object,
      action: string,
      outcome: string,
      code: string | null,
      about: string | null,
    ];
    const cases: Case[] = [
      [technician, api.StartConversationDocument, start1, 'conversation.start', 'SUCCEEDED', null, 'new'],
      [
        technician,
        api.StartConversationDocument,
        { ...start1, orderId: newId() },
        'conversation.start',
        'FAILED',
        'NOT_FOUND',
        null,
      ],
      [auditor, api.StartConversationDocument, start1, 'conversation.start', 'DENIED', 'FORBIDDEN', null],
      [technician, api.SendMessageDocument, sending, 'message.send', 'SUCCEEDED', null, 'new'],
      [bystander, api.SendMessageDocument, sending, 'message.send', 'FAILED', 'NOT_FOUND', null],
      [auditor, api.SendMessageDocument, sending, 'message.send', 'DENIED', 'FORBIDDEN', null],
      [pharmacist, api.AddParticipantDocument, who, 'conversation.add-participant', 'SUCCEEDED', null, id],
      [
        pharmacist,
        api.AddParticipantDocument,
        who,
        'conversation.add-participant',
        'REFUSED',
        'ALREADY_PARTICIPANT',
        id,
      ],
      [elsewhere, api.AddParticipantDocument, who, 'conversation.add-participant', 'FAILED', 'NOT_FOUND', id],
      [pharmacist, api.RemoveParticipantDocument, who, 'conversation.remove-participant', 'DENIED', 'FORBIDDEN', id],
      [technician, api.RemoveParticipantDocument, who, 'conversation.remove-participant', 'SUCCEEDED', null, id],
      [
        technician,
        api.RemoveParticipantDocument,
        who,
        'conversation.remove-participant',
        'REFUSED',
        'NO_PARTICIPANT',
        id,
      ],
      [auditor, api.MarkConversationReadDocument, { conversationId }, 'conversation.mark-read', 'SUCCEEDED', null, id],
      [
        bystander,
        api.MarkConversationReadDocument,
        { conversationId },
        'conversation.mark-read',
        'FAILED',
        'NOT_FOUND',
        id,
      ],
      [auditor, api.AcknowledgeMessageDocument, { messageId }, 'message.acknowledge', 'SUCCEEDED', null, messageId],
      [
        auditor,
        api.AcknowledgeMessageDocument,
        { messageId },
        'message.acknowledge',
        'REFUSED',
        'NOTHING_TO_ACKNOWLEDGE',
        messageId,
      ],
      [
        bystander,
        api.AcknowledgeMessageDocument,
        { messageId },
        'message.acknowledge',
        'FAILED',
        'NOT_FOUND',
        messageId,
      ],
      [pharmacist, api.RedactMessageDocument, { messageId }, 'message.redact', 'DENIED', 'FORBIDDEN', messageId],
      [
        manager,
        api.RedactMessageDocument,
        { messageId: plain.id, reason: 'A slip' },
        'message.redact',
        'SUCCEEDED',
        null,
        plain.id,
      ],
      [
        manager,
        api.RedactMessageDocument,
        { messageId: plain.id },
        'message.redact',
        'REFUSED',
        'NOTHING_TO_REDACT',
        plain.id,
      ],
      [auditor, api.LeaveConversationDocument, { conversationId }, 'conversation.leave', 'SUCCEEDED', null, id],
      [auditor, api.LeaveConversationDocument, { conversationId }, 'conversation.leave', 'FAILED', 'NOT_FOUND', id],
    ];
    for (const [by, document, input, action, outcome, code, about] of cases) {
      const { rows, data } = await logged('audit_log', by, document, { input });
      const made = Object.values(data ?? {})[0] as { id?: string } | undefined;
      expect(rows).toMatchObject([
        {
          ...{
            action,
            outcome,
            code,
            actor_id: by.userId,
            entity_type: action.startsWith('message') ? 'Message' : 'Conversation',
          },
          entity_id: about === 'new' ? made?.id : about,
          ...(outcome === 'SUCCEEDED' && { pharmacy_id: pharmacyId }),
        },
      ]);
      expect(JSON.stringify(rows)).not.toContain(text);
    }
  });
});

describe('colleagues', () => {
  it('are found by words in any order, without those disabled or of another organization, in pages', async () => {
    const tag = someText('q');
    const people = [];
    for (const name of [`Ada ${tag} Lovelace`, `Åsa ${tag} Öberg`, `Gone ${tag} Lovelace`, `Zoë 100%_ ${tag}`]) {
      const person = await newMember(world, 'TECHNICIAN', branch);
      await tamper('UPDATE app_user SET name = $2 WHERE id = $1', [person.userId, name]);
      people.push(person.userId);
    }
    const theirs = await newMember(stranger, 'TECHNICIAN', null);
    await tamper('UPDATE app_user SET name = $2 WHERE id = $1', [theirs.userId, `Ada ${tag}`]);
    await world.owner.client.ask(api.DisableUserDocument, { input: { userId: people[2] ?? '' } });
    const find = async (search: string, page: { first?: number; after?: string | null } = {}) =>
      (await technician.client.ask(api.ColleaguesDocument, { search, ...page })).colleagues;
    const [ada, asa, , zoe] = people;
    for (const [search, expected] of [
      [`lovelace ADA ${tag}`, [ada]],
      [`  ${tag}   öberg åsa`, [asa]],
      [`ÖBERG ${tag}`, [asa]],
      [`${tag} %_`, [zoe]],
      [`${tag} a_a`, []],
    ] as const)
      expect([search, (await find(search)).nodes.map(({ id }) => id)]).toEqual([search, expected]);
    const first = await find(tag, { first: 2 });
    const second = await find(tag, { first: 2, after: first.pageInfo.endCursor ?? null });
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([3, true, false]);
    expect([...first.nodes, ...second.nodes].map(({ id }) => id).sort()).toEqual([ada, asa, zoe].sort());
  });
});
