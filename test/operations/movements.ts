import { ClosePeriodDocument, DispenseStockDocument } from '../generated/graphql.ts';
import { as } from '../kit/client.ts';
import { dayFromNow, newDrug, someText, stocked } from '../kit/world.ts';
import { act, done, inAnHour, inSeconds, note, owned, snoozed } from './acts.ts';
import { type Operations } from './operation.ts';
import { at, owner, reason } from './scene.ts';

export const movements: Operations = {
  adjustStock: {
    may: 'yes yes yes yes no  no  404 404 in',
    variables: ({ lotId }) => ({ input: { lotId, quantityChange: -1, reason, type: 'COUNT' } }),
    changesNothing: 'posts to the ledger',
  },
  dispenseStock: {
    may: 'yes yes yes yes yes no  404 404 in',
    variables: ({ stockId }) => ({ input: { stockId, quantity: 1 } }),
    changesNothing: 'posts to the ledger',
  },
  receiveStock: {
    may: 'yes yes yes yes yes no  404 404 in',
    variables: (scene) => ({
      input: {
        ...at(scene),
        drugId: scene.drugId,
        lotNumber: someText('L'),
        expiresOn: dayFromNow(200),
        quantity: 5,
        supplierId: scene.supplierId,
      },
    }),
    changes: [
      {
        name: 'receiveStock into a new stock and lot',
        creates: { stock: [], lot: [] },
        prepare: async (stage) =>
          act(stage, 'receiveStock', {
            drugId: await newDrug(stage.world),
            note,
            reason: 'As the paper says',
            confirm: ['UNUSUAL_QUANTITY'],
            occurredAt: new Date(Date.now() - 60_000).toISOString(),
          }),
      },
      {
        name: 'receiveStock that ends a shortage',
        changes: ['alert.state', 'alert.resolved_at', 'alert.snoozed_until', 'alert.cause_ended_at'],
        prepare: async (stage) => {
          const { drugId } = await snoozed(stage, inAnHour());
          const lot = { lotNumber: someText('L'), expiresOn: dayFromNow(300), quantity: 50 };
          return { mutation: 'receiveStock', input: { ...at(stage), drugId, ...lot } };
        },
      },
      {
        name: 'receiveStock into quarantine, of a lot kept apart',
        creates: { lot: ['status', 'supplierId'] },
        prepare: async (stage) => {
          const { drugId } = await stocked(stage.world, [{ lotNumber: 'A-1', quantity: 3 }]);
          const lot = { lotNumber: 'a1', asOwnLot: true, quarantine: 'Crushed.', confirm: ['SHORT_DATED'] };
          return act(stage, 'receiveStock', { drugId, ...lot });
        },
      },
    ],
  },
  returnFromCustomer: {
    may: 'yes yes yes yes yes no  404 404 in',
    variables: async ({ world }) => {
      const { stockId, lotIds } = await stocked(world, [{ quantity: 4 }]);
      const { dispenseStock } = await world.owner.client.ask(DispenseStockDocument, {
        input: { stockId, quantity: 2 },
      });
      const { transaction } = as(dispenseStock, 'StockMovement');
      return { input: { transactionId: transaction.id, lots: [{ lotId: lotIds[0], quantity: 1 }], reason } };
    },
    changes: [
      {
        name: 'returnFromCustomer into a part of its lot',
        creates: { lot: [] },
        prepare: (stage) => act(stage, 'returnFromCustomer', { note, occurredAt: inSeconds() }),
      },
    ],
  },
  returnToSupplier: {
    may: 'yes yes yes yes no  no  404 404 in',
    variables: async ({ world }) => {
      const { lotIds, transactionIds } = await stocked(world, [{ quantity: 4 }]);
      return { input: { transactionId: transactionIds[0], lots: [{ lotId: lotIds[0], quantity: 1 }], reason } };
    },
    changes: [
      {
        name: 'returnToSupplier of what an order was promised',
        changes: ['allocation.quantity'],
        prepare: async (stage) => {
          const { drugId, lotIds, transactionIds } = await stocked(stage.world, [{ quantity: 10 }]);
          const order = { ...at(stage), kind: 'ISSUE', drugId, quantity: 10 };
          const { id: orderId } = await done(stage.requester.client, 'placeOrder', order, 'id');
          await owned(stage, 'approveOrder', { orderId });
          const lots = [{ lotId: lotIds[0], quantity: 4 }];
          const confirm = ['PROMISED_TO_ORDER'];
          const more = { reason: 'Damaged', note, confirm, occurredAt: inSeconds() };
          return { mutation: 'returnToSupplier', input: { transactionId: transactionIds[0], lots, ...more } };
        },
      },
    ],
  },
  reverseTransaction: {
    may: 'yes yes yes yes no  no  404 404 in',
    variables: async ({ world }) => ({
      input: { transactionId: (await stocked(world, [{ quantity: 4 }])).transactionIds[0], reason },
    }),
    changesNothing: 'posts to the ledger',
  },
  closePeriod: {
    may: 'yes yes yes no  no  no  no  404 in',
    personsOnly: true,
    variables: (scene) => ({ input: { ...at(scene), until: '2020-01-31' } }),
    changes: [
      {
        name: 'closePeriod',
        changes: ['pharmacy.closed_until'],
        prepare: async (stage) => act(stage, 'closePeriod', { reason: 'Counted' }),
      },
    ],
  },
  reopenPeriod: {
    may: 'yes yes no  no  no  no  no  404 in',
    personsOnly: true,
    variables: async (scene) => {
      await owner(scene).ask(ClosePeriodDocument, { input: { ...at(scene), until: '2020-01-31' } });
      return { input: { ...at(scene), reason } };
    },
    changes: [
      {
        name: 'reopenPeriod from a day on',
        changes: ['pharmacy.closed_until'],
        prepare: (stage) => act(stage, 'reopenPeriod', { until: '2019-12-31' }),
      },
    ],
  },
};
