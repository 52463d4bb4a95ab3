import { Field } from 'type-graphql';
import { AlertState } from '../../generated/prisma/enums.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { Alert } from './alert.type.ts';

@RefusalType('ILLEGAL_ALERT_TRANSITION', 'An alert cannot go from its state to this one.')
export class IllegalAlertTransition extends RefusalInterface {
  @Field(() => AlertState, { description: 'The state that the alert has now.' })
  from!: AlertState;

  @Field(() => AlertState, { description: 'The state that it was to go to.' })
  to!: AlertState;

  @Field(() => [AlertState], { description: 'The states that it can go to from there.' })
  allowed!: AlertState[];
}

export const AcknowledgeAlertResult = resultUnion('AcknowledgeAlertResult', 'What acknowledgeAlert answers.', () => [
  Alert,
  IllegalAlertTransition,
]);
export const SnoozeAlertResult = resultUnion('SnoozeAlertResult', 'What snoozeAlert answers.', () => [
  Alert,
  IllegalAlertTransition,
]);
export const ResolveAlertResult = resultUnion('ResolveAlertResult', 'What resolveAlert answers.', () => [
  Alert,
  IllegalAlertTransition,
]);
