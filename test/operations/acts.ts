import { Client } from '../kit/client.ts';
import { newMember, someText, stocked } from '../kit/world.ts';
import { everyOperation } from './documents.ts';
import { type Act, type Stage } from './operation.ts';
import { at, type Scene } from './scene.ts';

export const note = 'By the side door';

export const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

export const documents = new Map(everyOperation().map(({ name, text }) => [name, text]));

/** What is asked for besides, where an answer is needed for what follows. */
export const inAnswers: Readonly<Record<string, string>> = {
  challenge: '... on SecondFactorRequired { challenge }',
  secret: 'secret',
};

/** Sends a mutation and answers what its field answers; anything but a success fails. */
export async function done(
  client: Client,
  mutation: string,
  input?: object,
  field = '__typename',
): Promise<Record<string, unknown>> {
  const text = (documents.get(mutation) ?? '').replace(/__typename/, `__typename ${inAnswers[field] ?? ''}`);
  const { data, errors } = await client.send(text, input && { input });
  const answer = (data?.[mutation] ?? null) as Record<string, unknown> | null;
  if (errors || answer === null || answer.code !== undefined)
    throw new Error(`${mutation} … ${JSON.stringify(errors ?? answer)}`);
  return answer;
}

export const owned = ({ world }: Scene, mutation: string, input?: object) => done(world.owner.client, mutation, input);

export const usual = async (stage: Stage, mutation: string) =>
  (await stage.variablesOf(mutation)) as { input: Record<string, unknown> };

/** As of a clock that is ahead: what is returned was moved just before. */
export const inSeconds = () => new Date(Date.now() + 30_000).toISOString();

/** The usual input of a mutation, with more. */
export const act = async (stage: Stage, mutation: string, more: object = {}): Promise<Act> => ({
  mutation,
  input: { ...(await usual(stage, mutation)).input, ...more },
});

export const idOf = async ({ world: { app } }: Scene, query: string, value: unknown) =>
  String((await app.sql<{ id: string }>(query, [value]))[0]?.id);

export const organizationOf = (scene: Scene) =>
  idOf(scene, 'SELECT organization_id AS id FROM app_user WHERE id = $1', scene.world.owner.userId);

export const secret = 'what-only-the-provider-knows';

export const secretly = (each: Act): Act => ({ ...each, secrets: [secret] });

export async function orderOf(scene: Scene, more: object = {}): Promise<{ orderId: string; lineId: string }> {
  const { id } = await done(scene.requester.client, 'placeOrder', {
    ...at(scene),
    drugId: scene.drugId,
    quantity: 5,
    ...more,
  });
  const orderId = String(id);
  return { orderId, lineId: await idOf(scene, 'SELECT id FROM order_line WHERE order_id = $1', orderId) };
}

export async function approved(scene: Scene, more: object = {}) {
  const order = await orderOf(scene, more);
  await owned(scene, 'approveOrder', { orderId: order.orderId });
  return order;
}

export async function partlyDelivered(scene: Scene) {
  const order = await approved(scene);
  const { orderId, lineId } = order;
  await owned(scene, 'fulfillOrder', { orderId, lines: [{ lineId, quantity: 2 }] });
  return order;
}

/** A shortage of a stock of its own. */
export async function shortage(scene: Scene) {
  const found = await stocked(scene.world, [{ quantity: 3 }], 20);
  return { ...found, alertId: await idOf(scene, 'SELECT id FROM alert WHERE stock_id = $1', found.stockId) };
}

export async function snoozed(scene: Scene, until: string) {
  const found = await shortage(scene);
  await owned(scene, 'snoozeAlert', { alertId: found.alertId, until });
  return found;
}

/** A manager who has invited somebody. */
export async function inviting({ world }: Stage): Promise<string> {
  const { userId, client } = await newMember(world, 'MANAGER', null);
  await done(client, 'inviteMember', { email: `${someText('new')}@pharmacy.example`, role: 'TECHNICIAN' });
  return userId;
}
