import { describe, expect, it } from 'vitest';
import { dayFromNow } from '../../kit/world.ts';
import {
  app,
  attempt,
  everything,
  type Input,
  type Mutation,
  misfit,
  ours,
  problemOf,
  someEmail,
  theirs,
  useThings,
} from './bad-input.kit.ts';

useThings();

describe('what stands against it', () => {
  const refused: [Mutation, string, () => Input][] = [
    ['signUp', 'EMAIL_TAKEN', () => ({ email: theirs.world.owner.email.toUpperCase() })],
    ['signUp', 'WEAK_PASSWORD', () => ({ password: 'passwordpassword' })],
    ['acceptInvitation', 'INVITATION_NOT_VALID', () => ({ token: 'unknown' })],
    ['acceptInvitation', 'WEAK_PASSWORD', () => ({ password: 'passwordpassword' })],
    ['logIn', 'INVALID_CREDENTIALS', () => ({ password: 'not the one' })],
    ['logIn', 'INVALID_CREDENTIALS', () => ({ email: someEmail() })],
    ['changePassword', 'INVALID_CREDENTIALS', () => ({ currentPassword: 'not the one' })],
    ['createPharmacy', 'PHARMACY_CODE_TAKEN', () => ({ code: 'MAIN' })],
    ['inviteMember', 'ALREADY_MEMBER', () => ({ email: ours.world.owner.email.toUpperCase() })],
    ['changeMembership', 'LAST_OWNER', () => ({ userId: ours.world.owner.userId, pharmacyId: null })],
    ['disableUser', 'LAST_OWNER', () => ({ userId: ours.world.owner.userId })],
    ['createSupplier', 'SUPPLIER_NAME_TAKEN', () => ({ name: ' a supplier ' })],
    ['createDrug', 'DUPLICATE_DRUG', () => ({ ndc: '0002-3229' })],
    ['updateDrug', 'DUPLICATE_DRUG', () => ({ ndc: '0002-3229' })],
    ['updateDrug', 'DRUG_ARCHIVED', () => ({ drugId: ours.ids.archivedDrugId })],
    ['updateDrug', 'UNIT_IN_USE', () => ({ unit: 'mg' })],
    ['receiveStock', 'LOT_EXPIRED', () => ({ expiresOn: dayFromNow(-2) })],
    ['receiveStock', 'LOT_EXPIRED', () => ({ expiresOn: '0001-01-01' })],
    ['receiveStock', 'DRUG_ARCHIVED', () => ({ drugId: ours.ids.archivedDrugId })],
    ['setStockLevels', 'DRUG_ARCHIVED', () => ({ drugId: ours.ids.archivedDrugId })],
    ['setLotStatus', 'ILLEGAL_LOT_TRANSITION', () => ({ status: 'RELEASED' })],
  ];
  it.each(refused)('%s answers %s', async (mutation, code, changed) => {
    const { data } = await attempt(mutation, changed());
    expect(data).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
  });

  const misfits: [Mutation, Input, string][] = [
    ['setLotStatus', { status: 'LOST' }, 'input.status'],
    ['adjustStock', { type: 'RECEIPT' }, 'input.type'],
    ['inviteMember', { role: 'owner' }, 'input.role'],
    ['createDrug', { controlledSchedule: 2 }, 'input.controlledSchedule'],
    ['createDrug', { substances: [null] }, 'input.substances[0]'],
    ['archiveDrug', { archived: 'yes' }, 'input.archived'],
    ['archiveSupplier', { archived: null }, 'input.archived'],
    ['receiveStock', { quantity: null }, 'input.quantity'],
    ['disableUser', { userId: null }, 'input.userId'],
    ['changePassword', { newPassword: 12 }, 'input.newPassword'],
    ['resolveAlert', { alertId: undefined }, 'alertId'],
    ['acknowledgeAlert', { force: true }, 'force'],
    ['endSession', { organizationId: 'x' }, 'organizationId'],
  ];
  it.each(misfits)('%s of %j does not fit its type', async (mutation, changed, field) => {
    const [code, told] = await misfit(mutation, changed);
    expect([code, told]).toEqual(['BAD_USER_INPUT', expect.stringContaining(field)]);
  });

  it('of a stock either the id is given or its pharmacy and drug', async () => {
    const { stockId } = ours.ids;
    for (const changed of [
      { stockId },
      { drugId: null },
      { pharmacyId: null, drugId: null },
      { stockId, drugId: null },
    ])
      expect(await problemOf('setStockLevels', changed)).toEqual(['BAD_USER_INPUT', 'input.stockId: one-of']);
  });

  it('a value that does not fit and stands in the document itself leaves one row too', async () => {
    const before = await everything();
    const { errors, headers } = await ours.world.owner.client.send(
      'mutation { dispenseStock(input: { stockId: "x", quantity: 1.5 }) { __typename } }',
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
    expect(await everything()).toEqual(before);
    const id = headers.get('x-request-id');
    const rows = await app.sql('SELECT action, outcome::text FROM audit_log WHERE request_id = $1', [id]);
    expect(rows).toEqual([{ action: 'stock.dispense', outcome: 'FAILED' }]);
  });
});
