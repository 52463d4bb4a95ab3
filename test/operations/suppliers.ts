import { someText } from '../kit/world.ts';
import { act, owned } from './acts.ts';
import { type AuditedChange, type Operations } from './operation.ts';
import { newSupplier, type Scene } from './scene.ts';

const supplierValues: Readonly<Record<string, readonly [column: string, before: unknown, after: unknown]>> = {
  name: ['name', 'Supplier North', 'Supplier South'],
  contactInfo: ['contact_info', 'Ask for Kim', 'Ask for Jo'],
  email: ['email', 'north@supplier.example', 'south@supplier.example'],
  phone: ['phone', '+49 30 1234', '+49 30 4321'],
  minRemainingDays: ['min_remaining_days', 30, 60],
};

const supplierOf = async (scene: Scene, input: object = {}) =>
  String((await owned(scene, 'createSupplier', { name: someText('Supplier'), ...input })).id);

export const suppliers: Operations = {
  supplier: {
    may: 'yes yes yes yes yes yes yes 404 in',
    variables: ({ supplierId }) => ({ id: supplierId }),
  },
  suppliers: {
    may: 'yes yes yes yes yes yes yes yes in',
    variables: () => ({ first: 5 }),
  },
  createSupplier: {
    may: 'yes yes yes yes no  no  yes yes in',
    variables: () => ({ input: { name: someText('Supplier') } }),
    changes: [
      {
        name: 'createSupplier',
        creates: { supplier: [] },
        prepare: () => ({
          mutation: 'createSupplier',
          input: {
            name: someText('Supplier'),
            contactInfo: 'Ask for Kim',
            email: 'kim@supplier.example',
            phone: '110',
            minRemainingDays: 30,
          },
        }),
      },
    ],
  },
  updateSupplier: {
    may: 'yes yes yes yes no  no  yes 404 in',
    variables: async ({ world }) => ({ input: { supplierId: await newSupplier(world), phone: '+49 30 1234' } }),
    changes: [
      ...Object.entries(supplierValues).map(
        ([field, [column, before, after]]): AuditedChange => ({
          name: `updateSupplier with ${field}`,
          changes: [`supplier.${column}`],
          prepare: async (stage) => ({
            mutation: 'updateSupplier',
            input: { supplierId: await supplierOf(stage, { [field]: before }), [field]: after },
          }),
        }),
      ),
      {
        name: 'updateSupplier that clears what can be cleared',
        changes: ['supplier.contact_info', 'supplier.email', 'supplier.phone'],
        prepare: async (stage) => {
          const supplierId = await supplierOf(stage, {
            contactInfo: 'Kim',
            email: 'kim@supplier.example',
            phone: '110',
          });
          return { mutation: 'updateSupplier', input: { supplierId, contactInfo: null, email: null, phone: null } };
        },
      },
    ],
  },
  archiveSupplier: {
    may: 'yes yes yes yes no  no  yes 404 in',
    variables: async ({ world }) => ({ input: { supplierId: await newSupplier(world), archived: true } }),
    changes: [
      {
        name: 'archiveSupplier',
        changes: ['supplier.archived_at'],
        prepare: (stage) => act(stage, 'archiveSupplier'),
      },
    ],
  },
};
