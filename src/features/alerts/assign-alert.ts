import { Field, ID, InputType } from 'type-graphql';
import { roleGrants } from '../../domain/authorization/permissions.ts';
import { requireAt } from '../../domain/authorization/scope.ts';
import { notFound } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { isId } from '../../platform/database/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import { Alert } from './alert.type.ts';
import { alertChanged, lockAlert } from './change-alert.ts';

@InputType({ description: 'Who is to deal with an alert.' })
export class AssignAlertInput {
  @Field(() => ID, { description: 'The alert that somebody is to deal with.' })
  alertId!: string;

  @Field(() => ID, { nullable: true, description: 'The person who is to deal with it; null or left out for nobody.' })
  userId?: string | null;
}

@RefusalType('ASSIGNEE_MAY_NOT', 'The person may not deal with alerts at this pharmacy.')
export class AssigneeMayNot extends RefusalInterface {}

export const assigneeMayNot = (name: string) =>
  refuse('AssigneeMayNot', 'ASSIGNEE_MAY_NOT', message('assigneeMayNot', { name }), {});

export const AssignAlertResult = resultUnion('AssignAlertResult', 'What assignAlert answers.', () => [
  Alert,
  AssigneeMayNot,
]);

/** Gives the alert to somebody who may deal with alerts where it is, or takes it from whoever has it. */
export function assignAlert(caller: Caller, { alertId, userId = null }: AssignAlertInput) {
  const { actor, now } = caller;
  return caller.run({
    load: async (tx) => ({
      alert: await lockAlert(tx, actor, alertId),
      assignee:
        userId === null || !isId(userId)
          ? null
          : await tx.user.findFirst({
              where: { id: userId, organizationId: actor.organizationId, kind: 'PERSON', status: 'ACTIVE' },
              include: { memberships: true },
            }),
    }),
    decide: ({ alert, assignee }) => {
      if (!alert) throw notFound('alert', 'input.alertId');
      requireAt(actor, 'alert:manage', alert.pharmacyId);
      if (userId !== null && !assignee) throw notFound('user', 'input.userId');
      const may = assignee?.memberships.some(
        ({ role, pharmacyId }) =>
          (pharmacyId === null || pharmacyId === alert.pharmacyId) && roleGrants(role, 'alert:manage'),
      );
      return assignee && !may ? assigneeMayNot(assignee.name) : alert;
    },
    apply: async (tx, alert) => {
      const updated = await tx.alert.update({
        where: { id: alert.id },
        data: { assignedToId: userId, assignedAt: userId === null ? null : now },
      });
      return alertChanged(alert, updated);
    },
  });
}
