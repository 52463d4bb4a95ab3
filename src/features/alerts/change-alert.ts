import { Field, ID, InputType } from 'type-graphql';
import { alertTransitions } from '../../domain/alerts/alert-state.ts';
import type { Actor } from '../../domain/authorization/actor.ts';
import { requireAt } from '../../domain/authorization/scope.ts';
import { badInput, notFound } from '../../domain/error.ts';
import { message } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';
import type { Alert as AlertRow } from '../../generated/prisma/client.ts';
import { AlertState } from '../../generated/prisma/enums.ts';
import { Instant } from '../../graphql/rules.ts';
import { changeOf } from '../../platform/audit/audit.ts';
import { sql } from '../../platform/database/database.ts';
import { isId } from '../../platform/database/ids.ts';
import type { Caller } from '../../platform/platform.ts';
import type { ReadTx } from '../../platform/transaction.ts';

@InputType({ description: 'Which alert to put off, and until when.' })
export class SnoozeAlertInput {
  @Field(() => ID, { description: 'The alert to put off for a while.' })
  alertId!: string;

  @Field({ description: 'When it opens again: in the future, at most 30 days from now.' })
  @Instant()
  until!: Date;
}

export const illegalAlertTransition = (from: AlertState, to: AlertState, allowed: readonly AlertState[]) =>
  refuse(
    'IllegalAlertTransition',
    'ILLEGAL_ALERT_TRANSITION',
    message('illegalAlertTransition', { from, to, allowed }),
    { from, to, allowed: [...allowed] },
  );

/** Says that somebody has seen the alert. */
export function acknowledgeAlert(caller: Caller, alertId: string) {
  return moveAlert(caller, alertId, 'ACKNOWLEDGED', {
    acknowledgedAt: caller.now,
    acknowledgedById: caller.actor.userId,
    snoozedUntil: null,
  });
}

const longestSnoozeDays = 30;

/** Puts the alert off; it opens again by the clock if its cause lasts. */
export function snoozeAlert(caller: Caller, { alertId, until }: SnoozeAlertInput) {
  const days = (until.getTime() - caller.now.getTime()) / 86_400_000;
  if (days <= 0 || days > longestSnoozeDays) {
    throw badInput('input.until', 'future', message('snoozeUntil', { days: longestSnoozeDays }));
  }
  return moveAlert(caller, alertId, 'SNOOZED', { snoozedUntil: until });
}

/** Says that the alert has been dealt with. It does not open again for the same cause. */
export function resolveAlert(caller: Caller, alertId: string) {
  return moveAlert(caller, alertId, 'RESOLVED', {
    resolvedAt: caller.now,
    resolvedById: caller.actor.userId,
    snoozedUntil: null,
  });
}

interface AlertChange {
  acknowledgedAt?: Date;
  acknowledgedById?: string;
  snoozedUntil?: Date | null;
  resolvedAt?: Date;
  resolvedById?: string;
}

function moveAlert(caller: Caller, alertId: string, to: AlertState, data: AlertChange) {
  const { actor } = caller;
  return caller.run({
    load: (tx) => lockAlert(tx, actor, alertId),
    decide: (alert) => {
      if (!alert) throw notFound('alert', 'input.alertId');
      requireAt(actor, 'alert:manage', alert.pharmacyId);
      const allowed = alertTransitions[alert.state];
      return allowed.includes(to) ? alert : illegalAlertTransition(alert.state, to, allowed);
    },
    apply: async (tx, alert) => {
      const updated = await tx.alert.update({ where: { id: alert.id }, data: { ...data, state: to } });
      return alertChanged(alert, updated);
    },
  });
}

/** Locks the stock of an alert and reads the alert; null when there is none that the actor may see. */
export async function lockAlert(tx: ReadTx, actor: Actor, alertId: string): Promise<AlertRow | null> {
  if (!isId(alertId)) return null;
  const { organizationId } = actor;
  // The stock first, as movements do, so that a movement and a person cannot wait for each other.
  await tx.$queryRaw(
    sql`SELECT s.id FROM stock s JOIN alert a ON a.stock_id = s.id WHERE a.id = ${alertId}::uuid AND s.organization_id = ${organizationId}::uuid FOR UPDATE OF s`,
  );
  return tx.alert.findFirst({ where: { id: alertId, organizationId, pharmacyId: { in: [...actor.pharmacyIds] } } });
}

/** What is answered, recorded and told of an alert that somebody changed. */
export function alertChanged(before: AlertRow, after: AlertRow) {
  const { id, organizationId, pharmacyId, kind, stockId, lotId, state } = after;
  return {
    answer: { __typename: 'Alert' as const, ...after },
    change: changeOf(before, after),
    subject: { entityId: id, pharmacyId },
    events: [
      {
        type: 'alert.changed' as const,
        organizationId,
        pharmacyId,
        payload: { alertId: id, kind, stockId, lotId, state },
      },
    ],
  };
}
