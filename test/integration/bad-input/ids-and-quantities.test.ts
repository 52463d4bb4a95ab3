import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { stocked } from '../../kit/world.ts';
import {
  attempt,
  type IdName,
  type Input,
  type Mutation,
  misfit,
  ours,
  problemOf,
  type Told,
  theirs,
  useThings,
} from './bad-input.kit.ts';

useThings();

describe('ids', () => {
  const named: [Mutation, string, IdName, ((id: unknown) => Input)?][] = [
    ['inviteMember', 'pharmacyId', 'pharmacyId'],
    ['changeMembership', 'userId', 'userId'],
    ['changeMembership', 'pharmacyId', 'pharmacyId'],
    ['endSession', 'sessionId', 'sessionId'],
    ['disableUser', 'userId', 'userId'],
    ['updateSupplier', 'supplierId', 'supplierId'],
    ['archiveSupplier', 'supplierId', 'supplierId'],
    ['createDrug', 'pharmacyId', 'pharmacyId'],
    ['updateDrug', 'drugId', 'drugId'],
    ['archiveDrug', 'drugId', 'drugId'],
    ['receiveStock', 'pharmacyId', 'pharmacyId'],
    ['receiveStock', 'drugId', 'drugId'],
    ['receiveStock', 'supplierId', 'supplierId'],
    ['dispenseStock', 'stockId', 'stockId'],
    ['dispenseStock', 'lots.0.lotId', 'lotId', (lotId) => ({ quantity: null, lots: [{ lotId, quantity: 1 }] })],
    ['adjustStock', 'lotId', 'lotId'],
    ['setLotStatus', 'lotId', 'lotId'],
    ['reverseTransaction', 'transactionId', 'transactionId'],
    ['setStockLevels', 'stockId', 'stockId', (stockId) => ({ stockId, pharmacyId: null, drugId: null })],
    ['setStockLevels', 'pharmacyId', 'pharmacyId'],
    ['setStockLevels', 'drugId', 'drugId'],
    ['acknowledgeAlert', 'alertId', 'alertId'],
    ['assignAlert', 'alertId', 'alertId'],
    ['snoozeAlert', 'alertId', 'alertId'],
    ['resolveAlert', 'alertId', 'alertId'],
  ];
  it.each(named)('%s answers alike for a %s that is unknown, malformed or of another organization', async (...row) => {
    const [mutation, field, thing, change = (id) => ({ [field]: id })] = row;
    const answers: Told[] = [];
    for (const id of [randomUUID(), theirs.ids[thing], 'not-an-id', 'x'.repeat(1_000), "' OR true --", 7])
      answers.push(await attempt(mutation, change(id)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ code: 'NOT_FOUND', problems: [{ field: `input.${field}`, rule: 'exists' }] });
    expect(await misfit(mutation, change({ id: 1 }))).toEqual(['BAD_USER_INPUT', expect.stringMatching(/^input\./)]);
  });

  it('a lot of another stock of the same pharmacy is not of this one', async () => {
    const { lotIds } = await stocked(ours.world, [{ quantity: 3 }]);
    const lots = [{ lotId: lotIds[0], quantity: 1 }];
    expect(await problemOf('dispenseStock', { quantity: null, lots })).toEqual([
      'NOT_FOUND',
      'input.lots.0.lotId: exists',
    ]);
  });
});

describe('quantities', () => {
  const quantities: [Mutation, string, ((quantity: unknown) => Input)?, string?][] = [
    ['createDrug', 'quantity'],
    ['receiveStock', 'quantity'],
    ['dispenseStock', 'quantity'],
    [
      'dispenseStock',
      'lots.0.quantity',
      (quantity) => ({ quantity: null, lots: [{ lotId: ours.ids.lotId, quantity }] }),
    ],
    ['adjustStock', 'quantityChange'],
    ['setStockLevels', 'minQuantity'],
    ['setStockLevels', 'maxQuantity', (maxQuantity) => ({ minQuantity: 0, maxQuantity })],
  ];
  it.each(quantities)('%s refuses a %s out of bounds', async (mutation, field, change = (n) => ({ [field]: n })) => {
    const least = mutation === 'setStockLevels' ? -1 : mutation === 'adjustStock' ? -10_000_001 : 0;
    for (const [value, rule] of [
      [-2_147_483_648, 'min'],
      [least, 'min'],
      [10_000_001, 'max'],
      [2_147_483_647, 'max'],
    ] as const)
      expect([value, ...(await problemOf(mutation, change(value)))]).toEqual([
        value,
        'BAD_USER_INPUT',
        `input.${field}: ${rule}`,
      ]);
    const path = `input.${field.replace('.0.', '[0].')}`;
    for (const value of [0.5, 2_147_483_648, 1e300, '5', true, [1, 2]])
      expect([value, ...(await misfit(mutation, change(value)))]).toEqual([value, 'BAD_USER_INPUT', path]);
  });

  const others: [Mutation, string, Input][] = [
    ['adjustStock', 'quantityChange: notEquals', { quantityChange: 0 }],
    ['setStockLevels', 'maxQuantity: min-max', { minQuantity: 31 }],
    ['dispenseStock', 'quantity: one-of', { quantity: null }],
    ['dispenseStock', 'quantity: one-of', { lots: [{ lotId: randomUUID(), quantity: 1 }] }],
    ['dispenseStock', 'lots: arrayMinSize', { quantity: null, lots: [] }],
    ['dispenseStock', 'lots: arrayMaxSize', { lots: Array(501).fill({ lotId: randomUUID(), quantity: 1 }) }],
    ['createDrug', 'expiration: with-quantity', { quantity: null }],
  ];
  it.each(others)('%s answers %s', async (mutation, problem, changed) => {
    expect(await problemOf(mutation, changed)).toEqual(['BAD_USER_INPUT', `input.${problem}`]);
  });

  it.each([
    ['dispenseStock', () => ({ quantity: 11 })],
    ['dispenseStock', () => ({ quantity: null, lots: [{ lotId: ours.ids.lotId, quantity: 11 }] })],
    ['adjustStock', () => ({ quantityChange: -11 })],
  ] as const)('%s of more than there is is refused', async (mutation, changed) => {
    const { data } = await attempt(mutation, changed());
    expect(data).toMatchObject({ __typename: 'InsufficientStock', requested: 11, available: 10 });
  });
});
