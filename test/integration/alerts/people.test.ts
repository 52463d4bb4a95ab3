import { describe, expect, it } from 'vitest';
import { SnoozeAlertDocument } from '../../generated/graphql.ts';
import { as } from '../../kit/client.ts';
import { receive } from '../../kit/world.ts';
import { alertsOf, inHours, kindsOf, moves, openAlert, useAlerts, world } from './alerts.kit.ts';

useAlerts();

describe('a person', () => {
  it('acknowledges an alert, which stays listed with who did so and still resolves by itself', async () => {
    const { stockId, drugId, alertId } = await openAlert();
    as(await moves.acknowledge(alertId), 'Alert');
    const [alert] = await alertsOf(stockId, {});
    expect(alert).toMatchObject({ state: 'ACKNOWLEDGED', acknowledgedBy: { email: world.owner.email } });
    expect(alert?.acknowledgedAt).not.toBeNull();
    await receive(world, drugId, [{ quantity: 20 }]);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED']);
  });

  it.each([
    ['in the past', -0.01],
    ['more than 30 days ahead', 30 * 24 + 1],
  ])('cannot put an alert off until a time %s', async (_name, hours) => {
    const { stockId, alertId } = await openAlert();
    const error = await world.owner.client.error(SnoozeAlertDocument, { input: { alertId, until: inHours(hours) } });
    expect(error.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'input.until', rule: 'future' }],
    });
    expect(await alertsOf(stockId)).toMatchObject([{ state: 'OPEN', snoozedUntil: null }]);
  });

  it('puts an alert off, which is then listed as SNOOZED and left out where open ones are asked for', async () => {
    const { stockId, drugId, alertId } = await openAlert();
    as(await moves.snooze(alertId), 'Alert');
    const [alert] = await alertsOf(stockId, {});
    expect(alert).toMatchObject({ id: alertId, state: 'SNOOZED' });
    expect(Date.parse(alert?.snoozedUntil ?? '')).toBeGreaterThan(Date.now());
    expect(await alertsOf(stockId, { states: ['OPEN'] })).toEqual([]);
    await receive(world, drugId, [{ quantity: 20 }]);
    expect(await alertsOf(stockId)).toMatchObject([{ state: 'RESOLVED', snoozedUntil: null }]);
  });

  const acknowledged = { from: 'ACKNOWLEDGED', allowed: ['SNOOZED', 'RESOLVED'] };
  const snoozed = { from: 'SNOOZED', allowed: ['OPEN', 'RESOLVED'] };
  const resolved = { from: 'RESOLVED', allowed: [] };
  it.each([
    ['acknowledge', 'acknowledge', { ...acknowledged, to: 'ACKNOWLEDGED' }],
    ['acknowledge', 'snooze', null],
    ['acknowledge', 'resolve', null],
    ['snooze', 'acknowledge', { ...snoozed, to: 'ACKNOWLEDGED' }],
    ['snooze', 'snooze', { ...snoozed, to: 'SNOOZED' }],
    ['snooze', 'resolve', null],
    ['resolve', 'acknowledge', { ...resolved, to: 'ACKNOWLEDGED' }],
    ['resolve', 'snooze', { ...resolved, to: 'SNOOZED' }],
    ['resolve', 'resolve', { ...resolved, to: 'RESOLVED' }],
  ] as const)('after %s may %s, or is told what is allowed', async (first, second, refusal) => {
    const { alertId } = await openAlert();
    as(await moves[first](alertId), 'Alert');
    const answer = await moves[second](alertId);
    expect(answer).toMatchObject(
      refusal
        ? { __typename: 'IllegalAlertTransition', code: 'ILLEGAL_ALERT_TRANSITION', ...refusal }
        : { __typename: 'Alert' },
    );
  });

  it('resolves an alert once, however many do so at once', async () => {
    const { stockId, alertId } = await openAlert();
    const answers = await Promise.all(Array.from({ length: 20 }, () => moves.resolve(alertId)));
    expect(answers.filter(({ __typename }) => __typename === 'Alert')).toHaveLength(1);
    expect(await kindsOf(stockId)).toEqual(['LOW_STOCK RESOLVED']);
  });
});
