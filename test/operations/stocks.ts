import { newDrug, stocked } from '../kit/world.ts';
import { type Operations } from './operation.ts';
import { at } from './scene.ts';

export const stocks: Operations = {
  stock: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: ({ stockId }) => ({ id: stockId }),
  },
  stocks: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ ...at(scene), first: 5 }),
  },
  stockChanged: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => at(scene),
  },
  setStockLevels: {
    may: 'yes yes yes yes no  no  404 404 in',
    variables: ({ stockId }) => ({ input: { stockId, minQuantity: 7 } }),
    changes: [
      {
        name: 'setStockLevels',
        changes: ['stock.min_quantity', 'stock.max_quantity'],
        prepare: async ({ world }) => {
          const { stockId } = await stocked(world, [{ quantity: 30 }], 4);
          return { mutation: 'setStockLevels', input: { stockId, minQuantity: 12, maxQuantity: 80 } };
        },
      },
      {
        name: 'setStockLevels that begins to keep a drug',
        creates: { stock: [] },
        prepare: async (stage) => ({
          mutation: 'setStockLevels',
          input: { drugId: await newDrug(stage.world), ...at(stage), minQuantity: 12, maxQuantity: 80 },
        }),
      },
      {
        name: 'setStockLevels that opens an alert',
        changes: ['stock.min_quantity'],
        creates: { alert: ['kind', 'state'] },
        prepare: async ({ world }) => {
          const { stockId } = await stocked(world, [{ quantity: 3 }]);
          return { mutation: 'setStockLevels', input: { stockId, minQuantity: 20 } };
        },
      },
    ],
  },
  scan: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ ...at(scene), code: '00300934161731' }),
  },
  inventoryLogs: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ ...at(scene), first: 5 }),
  },
  transaction: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: ({ transactionId }) => ({ id: transactionId }),
  },
  transactions: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ ...at(scene), first: 5 }),
  },
  ledgerHealth: {
    may: 'yes no  no  no  no  yes no  yes in',
  },
};
