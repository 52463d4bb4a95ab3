import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CreateDrugDocument,
  type CreateDrugInput,
  type DoubtKind,
  UpdateDrugDocument,
} from '../../generated/graphql.ts';
import { type App, startApp } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import { newWorld, someText, type World } from '../../kit/world.ts';

let app: App;
let world: World;

beforeAll(async () => {
  app = await startApp();
  world = await newWorld(app);
});
afterAll(() => app.close());

describe('a second drug of the same name, strength and form', () => {
  const like = (input: Partial<CreateDrugInput>) => ({ unit: 'tablet', dosageForm: 'TABLET', name: '', ...input });
  const create = async (input: CreateDrugInput) =>
    (await world.owner.client.ask(CreateDrugDocument, { input })).createDrug;

  it('is asked about, however it is written, and entered when it is confirmed', async () => {
    const name = someText('Twin');
    as(await create(like({ name, strength: '0.025 mg' })), 'Drug');
    for (const twin of [
      { name, strength: '25 mcg' },
      { name: name.toUpperCase(), strength: '25ug', dosageForm: 'Tablet' },
      { name, strength: '.025mg', ndc: '11111-222' },
    ])
      expect(await create(like(twin))).toMatchObject({ __typename: 'ConfirmationNeeded', code: 'CONFIRMATION_NEEDED' });
    as(await create(like({ name, strength: '25 mcg', confirm: ['SIMILAR_DRUG'] })), 'Drug');
    for (const other of [
      { name, strength: '50 mcg' },
      { name, strength: '25 mcg', dosageForm: 'CAPSULE' },
      { name: `${name} Plus`, strength: '25 mcg' },
    ])
      as(await create(like(other)), 'Drug');
  });

  it('with a code of its own is another product', async () => {
    const name = someText('Generic');
    as(await create(like({ name, strength: '10 mg', ndc: '22222-333' })), 'Drug');
    as(await create(like({ name, strength: '10 mg', ndc: '33333-444' })), 'Drug');
  });

  it('is asked about when a drug becomes one', async () => {
    const name = someText('Become');
    as(await create(like({ name, strength: '10 mg' })), 'Drug');
    const { id: drugId } = as(await create(like({ name, strength: '20 mg' })), 'Drug');
    const update = async (confirm: DoubtKind[] | null) =>
      (await world.owner.client.ask(UpdateDrugDocument, { input: { drugId, strength: '10mg', confirm } })).updateDrug;
    expect((await update(null)).__typename).toBe('ConfirmationNeeded');
    as(await update(['SIMILAR_DRUG']), 'Drug');
    as(
      (await world.owner.client.ask(UpdateDrugDocument, { input: { drugId, labelerName: 'Teva' } })).updateDrug,
      'Drug',
    );
  });
});
