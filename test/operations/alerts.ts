import { act, inAnHour, snoozed } from './acts.ts';
import { type Operations } from './operation.ts';
import { at, newAlert } from './scene.ts';

export const alerts: Operations = {
  alerts: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => ({ ...at(scene), first: 5 }),
  },
  lowStockAlerted: {
    may: 'yes yes yes yes yes yes 404 404 in',
    variables: (scene) => at(scene),
  },
  acknowledgeAlert: {
    may: 'yes yes yes yes yes no  404 404 in',
    variables: async ({ world }) => ({ input: { alertId: await newAlert(world) } }),
    changes: [
      {
        name: 'acknowledgeAlert',
        changes: ['alert.state', 'alert.acknowledged_at', 'alert.acknowledged_by_id'],
        prepare: (stage) => act(stage, 'acknowledgeAlert'),
      },
    ],
  },
  assignAlert: {
    may: 'yes yes yes yes yes no  404 404 in',
    variables: async ({ world }) => ({ input: { alertId: await newAlert(world), userId: world.owner.userId } }),
    changes: [
      {
        name: 'assignAlert',
        changes: ['alert.assigned_to_id', 'alert.assigned_at'],
        prepare: (stage) => act(stage, 'assignAlert'),
      },
    ],
  },
  snoozeAlert: {
    may: 'yes yes yes yes yes no  404 404 in',
    variables: async ({ world }) => ({
      input: { alertId: await newAlert(world), until: new Date(Date.now() + 3_600_000).toISOString() },
    }),
    changes: [
      {
        name: 'snoozeAlert',
        changes: ['alert.state', 'alert.snoozed_until'],
        prepare: (stage) => act(stage, 'snoozeAlert'),
      },
    ],
  },
  resolveAlert: {
    may: 'yes yes yes yes yes no  404 404 in',
    variables: async ({ world }) => ({ input: { alertId: await newAlert(world) } }),
    changes: [
      {
        name: 'resolveAlert of one that was put off',
        changes: ['alert.state', 'alert.snoozed_until', 'alert.resolved_at', 'alert.resolved_by_id'],
        prepare: async (stage) => ({
          mutation: 'resolveAlert',
          input: { alertId: (await snoozed(stage, inAnHour())).alertId },
        }),
      },
    ],
  },
};
