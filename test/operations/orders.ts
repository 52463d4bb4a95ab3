import { FulfillOrderDocument, GetOrderDocument } from '../generated/graphql.ts';
import { dayFromNow, newDrug, someText } from '../kit/world.ts';
import { act, approved, note, partlyDelivered } from './acts.ts';
import { type Operations } from './operation.ts';
import { approvedOrder, at, newOrder, owner, reason } from './scene.ts';

export const orders: Operations = {
  order: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: async (scene) => ({ id: await newOrder(scene) }),
  },
  orders: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ ...at(scene), sort: 'NEWEST', first: 5 }),
  },
  orderCounts: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => at(scene),
  },
  orderStatusChanged: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ ...at(scene), mine: false }),
  },
  reorderSuggestions: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ ...at(scene), first: 5 }),
  },
  placeOrder: {
    may: 'yes yes yes yes yes no  404 404 in',
    variables: (scene) => ({ input: { ...at(scene), kind: 'ISSUE', drugId: scene.drugId, quantity: 1 } }),
    changes: [
      {
        name: 'placeOrder of one drug',
        creates: { supply_order: ['number'], order_line: [] },
        prepare: async (stage) => {
          const recipient = someText('Ward seven, for Ms. Example');
          return { ...(await act(stage, 'placeOrder', { recipient, note })), secrets: [recipient] };
        },
      },
      {
        name: 'placeOrder of several lines from a supplier',
        creates: { supply_order: ['number'], order_line: ['drugId'] },
        prepare: async (stage) => {
          await newDrug(stage.world, { ndc: '60004-1001' });
          const lines = [
            { drugId: stage.drugId, quantity: 3 },
            { code: '60004-1001', quantity: 4 },
          ];
          const input = {
            ...at(stage),
            kind: 'PURCHASE',
            supplierId: stage.supplierId,
            lines,
            confirm: ['UNUSUAL_QUANTITY'],
          };
          return { mutation: 'placeOrder', input };
        },
      },
    ],
  },
  approveOrder: {
    may: 'yes yes yes yes no  no  404 404 in',
    personsOnly: true,
    variables: async (scene) => ({ input: { orderId: await newOrder(scene) } }),
    changes: [
      {
        name: 'approveOrder',
        changes: ['supply_order.status', 'supply_order.approved_at', 'supply_order.approved_by_id'],
        creates: { allocation: ['lineId', 'lotId', 'quantity'] },
        prepare: (stage) => act(stage, 'approveOrder', { allowPartial: true, note }),
      },
    ],
  },
  rejectOrder: {
    may: 'yes yes yes yes no  no  404 404 in',
    personsOnly: true,
    variables: async (scene) => ({ input: { orderId: await newOrder(scene), reason } }),
    changes: [
      {
        name: 'rejectOrder',
        changes: ['supply_order.status', 'order_line.canceled_quantity'],
        prepare: (stage) => act(stage, 'rejectOrder'),
      },
    ],
  },
  cancelOrder: {
    may: 'yes yes yes yes no  no  404 404 in',
    personsOnly: true,
    variables: async (scene) => ({ input: { orderId: await approvedOrder(scene), reason } }),
    changes: [
      {
        name: 'cancelOrder of an approved one',
        changes: ['supply_order.status', 'order_line.canceled_quantity'],
        deletes: ['allocation'],
        prepare: (stage) => act(stage, 'cancelOrder'),
      },
    ],
  },
  sendOrder: {
    may: 'yes yes yes yes yes no  404 404 in',
    variables: async (scene) => ({ input: { orderId: await approvedOrder(scene) } }),
    changes: [
      {
        name: 'sendOrder',
        changes: ['supply_order.status', 'supply_order.sent_at'],
        prepare: (stage) => act(stage, 'sendOrder', { note }),
      },
    ],
  },
  fulfillOrder: {
    may: 'yes yes yes yes yes no  404 404 in',
    variables: async (scene) => ({ input: { orderId: await approvedOrder(scene) } }),
    changes: [
      {
        name: 'fulfillOrder in part',
        changes: ['supply_order.status', 'order_line.fulfilled_quantity', 'allocation.quantity'],
        prepare: async (stage) => {
          const { orderId, lineId } = await approved(stage);
          return { mutation: 'fulfillOrder', input: { orderId, lines: [{ lineId, quantity: 2 }], note } };
        },
      },
      {
        name: 'fulfillOrder whole',
        changes: ['supply_order.status', 'supply_order.fulfilled_at', 'order_line.fulfilled_quantity'],
        deletes: ['allocation'],
        prepare: (stage) => act(stage, 'fulfillOrder'),
      },
      {
        name: 'fulfillOrder of a purchase',
        changes: ['supply_order.status', 'supply_order.fulfilled_at', 'order_line.fulfilled_quantity'],
        creates: { stock: ['drugId'], lot: ['supplierId'] },
        prepare: async (stage) => {
          const { supplierId } = stage;
          const order = await approved(stage, { kind: 'PURCHASE', drugId: await newDrug(stage.world), supplierId });
          const lots = [{ lotNumber: someText('L'), expiresOn: dayFromNow(300), quantity: 5 }];
          return {
            mutation: 'fulfillOrder',
            input: { orderId: order.orderId, lines: [{ lineId: order.lineId, lots }] },
          };
        },
      },
      {
        name: 'fulfillOrder of a purchase with damaged and further goods',
        changes: ['supply_order.status', 'order_line.fulfilled_quantity'],
        creates: { stock: ['drugId'], lot: ['supplierId', 'status'] },
        prepare: async (stage) => {
          const { supplierId, world } = stage;
          const order = await approved(stage, { kind: 'PURCHASE', drugId: await newDrug(world), supplierId });
          const lot = { lotNumber: someText('L'), expiresOn: dayFromNow(300), quantity: 2, asOwnLot: true };
          const lines = [{ lineId: order.lineId, lots: [lot, { ...lot, quarantine: 'Crushed.', quantity: 1 }] }];
          const further = { ...lot, quarantine: 'Looked at first.' };
          const extras = [{ drugId: await newDrug(world), lots: [further], reason: 'Sent in place of another.' }];
          return {
            mutation: 'fulfillOrder',
            input: { orderId: order.orderId, lines, extras, confirm: ['EXPIRY_FAR'] },
          };
        },
      },
    ],
  },
  closeOrderShort: {
    may: 'yes yes yes yes yes no  404 404 in',
    variables: async (scene) => {
      const orderId = await approvedOrder(scene, 2);
      const { order } = await owner(scene).ask(GetOrderDocument, { id: orderId });
      await owner(scene).ask(FulfillOrderDocument, {
        input: { orderId, lines: [{ lineId: order?.lines[0]?.id ?? '', quantity: 1 }] },
      });
      return { input: { orderId, reason } };
    },
    changes: [
      {
        name: 'closeOrderShort',
        changes: ['supply_order.status', 'order_line.canceled_quantity'],
        deletes: ['allocation'],
        prepare: async (stage) => ({
          mutation: 'closeOrderShort',
          input: { orderId: (await partlyDelivered(stage)).orderId, reason },
        }),
      },
    ],
  },
  acknowledgeOrder: {
    may: 'yes yes yes yes no  no  404 404 in',
    personsOnly: true,
    variables: async (scene) => {
      const orderId = await approvedOrder(scene);
      await owner(scene).ask(FulfillOrderDocument, { input: { orderId } });
      return { input: { orderId } };
    },
    changes: [
      {
        name: 'acknowledgeOrder',
        changes: ['supply_order.acknowledged_at', 'supply_order.acknowledged_by_id'],
        prepare: (stage) => act(stage, 'acknowledgeOrder', { note }),
      },
    ],
  },
};
