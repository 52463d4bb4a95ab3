import { afterAll, beforeAll, expect } from 'vitest';
import * as api from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { as, type Client, type GraphQLErrorAnswer } from '../../kit/client.ts';
import { newMember, newWorld, type Person, type World } from '../../kit/world.ts';

// What the tests of the counter share: a server with a pharmacy, and what its people do there.

export let app: App;
export let world: World;
export let technician: Person;
export const ask: Client['ask'] = (document, variables) => world.owner.client.ask(document, variables);
export const dispense = async (input: api.DispenseStockInput, { client } = world.owner) =>
  (await client.ask(api.DispenseStockDocument, { input })).dispenseStock;
export const reverse = async (transactionId: string, { client } = world.owner) =>
  (await client.ask(api.ReverseTransactionDocument, { input: { transactionId, reason: 'Mistaken' } }))
    .reverseTransaction;
export const setStatus = async (lotId: string, status: api.LotStatus) =>
  as((await ask(api.SetLotStatusDocument, { input: { lotId, status, reason: 'Told to' } })).setLotStatus, 'Lot');
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
export const problem = ({ extensions: { code, problems } }: GraphQLErrorAnswer) => ({ code, problems });
export const wrong = (field: string, rule: string) => ({
  code: 'BAD_USER_INPUT',
  problems: [expect.objectContaining({ field, rule })],
});

/** What each file needs before its tests, and what is done after them. */
export function useCounter(): void {
  beforeAll(async () => {
    app = await startApp();
    world = await newWorld(app);
    technician = await newMember(world, 'TECHNICIAN', world.pharmacyId);
  });

  afterAll(async () => {
    const { ledgerHealth } = await world.owner.client.ask(api.CheckLedgerDocument, {});
    await app.close();
    expect(ledgerHealth.unexplainedBalances).toBe(0);
  });
}
