import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as api from '../../generated/graphql.ts';
import {
  app,
  type Input,
  type Mutation,
  mutations,
  newThings,
  open,
  ours,
  theirs,
  useThings,
} from './bad-input.kit.ts';

useThings();

/** A cursor with the name of the list and a key that is none. */
const forged = (list: string) => Buffer.from(JSON.stringify([list, 'a', 'nope'])).toString('base64url');
describe('lists', () => {
  it('each refuses a page size out of bounds, no cursor of its own, and a pharmacy that is not seen', async () => {
    const { client } = ours.world.owner;
    const { pharmacyId } = ours.ids;
    const ofMembers = (await client.ask(api.MembersDocument, { first: 1 })).members.pageInfo.endCursor;
    const ofDrugs = (await client.ask(api.DrugsDocument, { first: 1 })).drugs.pageInfo.endCursor;
    const lists = {
      stocks: api.StocksDocument,
      transactions: api.TransactionsDocument,
      inventoryLogs: api.InventoryLogsDocument,
      alerts: api.AlertsDocument,
      drugs: api.DrugsDocument,
      suppliers: api.SuppliersDocument,
      members: api.MembersDocument,
      auditLog: api.AuditTrailDocument,
    };
    for (const [name, document] of Object.entries(lists)) {
      const atPharmacy = document.toString().includes('$pharmacyId');
      const told = async (variables: Input) => {
        const { errors } = await client.send(document.toString(), { ...(atPharmacy && { pharmacyId }), ...variables });
        const extensions = errors?.[0]?.extensions;
        return { name, code: extensions?.code, problems: extensions?.problems };
      };
      const wrong = (code: string, field: string, rule: string) => ({
        name,
        code,
        problems: [expect.objectContaining({ field, rule })],
      });
      for (const [first, rule] of [
        [0, 'min'],
        [-1, 'min'],
        [101, 'max'],
      ] as const)
        expect(await told({ first })).toEqual(wrong('BAD_USER_INPUT', 'first', rule));
      for (const after of [name === 'members' ? ofDrugs : ofMembers, 'bm9uZQ', '[]', forged(name), ''])
        expect(await told({ after })).toEqual(wrong('BAD_USER_INPUT', 'after', 'cursor'));
      expect(await told({ after: '\u0000' })).toEqual(wrong('BAD_USER_INPUT', 'after', 'characters'));
      for (const other of atPharmacy ? [theirs.ids.pharmacyId, randomUUID(), 'x'] : [])
        expect(await told({ pharmacyId: other })).toEqual(wrong('NOT_FOUND', 'pharmacyId', 'exists'));
    }
  });
});

describe('without a mistake', () => {
  it.each(Object.keys(mutations) as Mutation[])(
    '%s takes the very input that the cases above spoil',
    async (mutation) => {
      const [document, , right] = mutations[mutation];
      // Each changes what it is about.
      const { world, ids } = await newThings();
      const client = open.includes(mutation) ? app.client() : world.owner.client;
      const answer = await client.send<Record<string, Input>>(document.toString(), { input: right(ids) });
      expect(answer.errors).toBeUndefined();
      expect(answer.data?.[mutation]).not.toHaveProperty('code');
    },
  );
});
