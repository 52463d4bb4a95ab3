import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { AlertKind, AlertState } from '../../generated/prisma/enums.ts';
import { connectionType } from '../../graphql/connection.ts';

registerEnumType(AlertKind, {
  name: 'AlertKind',
  description: 'What an alert tells of a stock.',
  valuesConfig: {
    LOW_STOCK: { description: 'Less is usable than the reorder point.' },
    OUT_OF_STOCK: { description: 'Nothing is usable, even if expired or held goods are there.' },
    EXPIRING: { description: 'A lot with goods in it expires soon.' },
    EXPIRED: { description: 'A lot with goods in it has expired.' },
  },
});
registerEnumType(AlertState, {
  name: 'AlertState',
  description: 'How far an alert is dealt with.',
  valuesConfig: {
    OPEN: { description: 'Nobody has acknowledged it yet.' },
    ACKNOWLEDGED: { description: 'Somebody has seen it and takes it up.' },
    SNOOZED: { description: 'Put off until an instant, then open again.' },
    RESOLVED: { description: 'Its cause is gone, or somebody has dealt with it.' },
  },
});

@ObjectType({
  description: 'Something the pharmacy must know now. It opens and resolves by itself, once for each cause.',
  simpleResolvers: true,
})
export class Alert {
  @Field(() => ID, { description: 'The id of the alert, a UUIDv7.' })
  id!: string;

  @Field(() => AlertKind, { description: 'What it tells, such as LOW_STOCK.' })
  kind!: AlertKind;

  @Field(() => AlertState, { description: 'How far it is dealt with, such as SNOOZED.' })
  state!: AlertState;

  @Field({ description: 'The UTC instant at which its cause arose.' })
  openedAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which somebody acknowledged it; null while nobody has.',
  })
  acknowledgedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'The UTC instant at which it was given to somebody.' })
  assignedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'The UTC instant until which it is put off; null when it is not.' })
  snoozedUntil!: Date | null;

  @Field(() => Date, { nullable: true, description: 'The UTC instant at which it was resolved; null while it is not.' })
  resolvedAt!: Date | null;

  stockId!: string;
  lotId!: string | null;
  acknowledgedById!: string | null;
  assignedToId!: string | null;
  resolvedById!: string | null;
}

export const AlertConnection = connectionType(Alert, 'Alert');
