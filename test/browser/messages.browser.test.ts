import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartConversationDocument } from '../generated/graphql.ts';
import { type App, startApp } from '../kit/app.ts';
import { barriers, eventually, following, visit } from '../kit/browser.ts';
import { newMember, newWorld, someText, stocked } from '../kit/world.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

/** A pharmacy of the test's own, with somebody at its counter. */
async function pharmacy() {
  const world = await newWorld(app);
  return { world, technician: await newMember(world, 'TECHNICIAN', world.pharmacyId) };
}

/** What the owner began with the technician, and nothing was said in yet. */
async function conversation(title = someText('Delivery')) {
  const { world, technician } = await pharmacy();
  const { stockId } = await stocked(world, [{ quantity: 3 }]);
  const { startConversation } = await world.owner.client.ask(StartConversationDocument, {
    input: { title, stockId, userIds: [technician.userId] },
  });
  return { technician, id: startConversation.id, title };
}

const log = (page: Page) => page.getByRole('log', { name: 'Messages' });
async function say(page: Page, text: string) {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.getByLabel('Message', { exact: true }).press('Enter');
}

describe('a conversation', () => {
  it('is begun by one, answered by the other and acknowledged, with its unread counts', async () => {
    const { world, technician } = await pharmacy();
    const [found] = await app.sql<{ name: string }>('SELECT name FROM app_user WHERE id = $1', [technician.userId]);
    const [mine, theirs] = await Promise.all([
      visit(app, { as: world.owner, path: '/messages' }),
      visit(app, { as: technician, path: '/messages' }),
    ]);
    for (const page of [mine, theirs]) await following(page);
    await mine.getByRole('link', { name: 'New conversation' }).click();
    const panel = mine.getByRole('dialog', { name: 'New conversation' });
    await panel
      .locator('input')
      .and(panel.getByLabel('With', { exact: true }))
      .fill(found?.name ?? '');
    await mine.getByRole('option', { name: found?.name ?? '' }).click();
    await panel.getByLabel('About').fill('Cold chain');
    await panel.getByLabel('Message').fill('Was the fridge closed last night?');
    await panel.getByRole('button', { name: 'Send' }).click();
    await log(mine).getByText('Was the fridge closed last night?').waitFor();

    const entry = theirs.getByRole('link', { name: /Cold chain/ });
    await entry.filter({ hasText: '1 new' }).waitFor();
    await theirs
      .getByRole('link', { name: /^Messages/ })
      .filter({ hasText: '1' })
      .waitFor();
    await entry.click();
    await log(theirs).getByText('Was the fridge closed last night?').waitFor();
    await entry.filter({ hasNotText: 'new' }).waitFor();

    await theirs.getByLabel('Request acknowledgement').check();
    await say(theirs, 'Yes. Please check the log all the same.');
    await log(mine).getByText('Please check the log').waitFor();
    await log(mine).getByRole('button', { name: 'Acknowledge' }).click();
    await log(theirs)
      .getByText(/^Acknowledged by/)
      .waitFor();
  });

  it('keeps what found no way, and sends it again once', async () => {
    const { technician, id } = await conversation();
    const page = await visit(app, {
      as: technician,
      path: `/messages/${id}`,
      expected: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket/,
    });
    await page.getByText('No messages yet.').waitFor();
    // Each request to send arrives, and its answer is lost.
    await page.route('**/graphql', async (route) => {
      if (!route.request().postData()?.includes('"body"')) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await say(page, 'Two boxes are missing');
    // Told that the network is back, the page tries again without waiting for its time.
    const notSent = page.getByRole('alert').filter({ hasText: 'Not sent.' });
    await eventually(async () => {
      await page.evaluate(`dispatchEvent(new Event('online'))`);
      return notSent.isVisible();
    }).toBe(true);
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Send again' }).click();
    await log(page).getByText('Two boxes are missing').waitFor();
    await page.getByRole('button', { name: 'Send again' }).waitFor({ state: 'detached' });
    const sent = await app.sql('SELECT id FROM message WHERE conversation_id = $1', [id]);
    expect(sent).toHaveLength(1);
  });

  it('has a draft that outlives a look at another screen', async () => {
    const { technician, id, title } = await conversation();
    const page = await visit(app, { as: technician, path: `/messages/${id}` });
    await page.getByLabel('Message', { exact: true }).fill('Not yet fini');
    await page.getByRole('link', { name: 'Alerts' }).click();
    await page.getByRole('heading', { level: 1, name: 'Alerts' }).waitFor();
    await page.getByRole('link', { name: /^Messages/ }).click();
    await page.getByRole('link', { name: new RegExp(title) }).click();
    await eventually(() => page.getByLabel('Message', { exact: true }).inputValue()).toBe('Not yet fini');
  });
});

it('the list and a conversation have no barrier, and fit a telephone', async () => {
  const { technician, id, title } = await conversation();
  const page = await visit(app, { as: technician, path: '/messages' });
  await page.getByRole('link', { name: new RegExp(title) }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.goto(`/messages/${id}`);
  await page.getByRole('heading', { level: 2, name: title }).waitFor();
  await say(page, 'In all colours');
  await log(page).getByText('In all colours').waitFor();
  expect(await barriers(page)).toEqual([]);
});
