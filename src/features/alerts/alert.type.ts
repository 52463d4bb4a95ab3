import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { AlertKind, AlertState } from '../../generated/prisma/enums.ts';
import { connectionType } from '../../graphql/connection.ts';

registerEnumType(AlertKind, {
  name: 'AlertKind',
  description: 'What an alert is about.',
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
    OPEN: { description: 'Nobody has taken it up.' },
    ACKNOWLEDGED: { description: 'Somebody has seen it.' },
    SNOOZED: { description: 'Put off until an instant, then open again.' },
    RESOLVED: { description: 'Its cause is gone, or somebody has dealt with it.' },
  },
});

@ObjectType({
  description: 'Something the pharmacy must know now. It opens and resolves by itself, once for each cause.',
  simpleResolvers: true,
})
export class Alert {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field(() => AlertKind, { description: 'What it is about.' })
  kind!: AlertKind;

  @Field(() => AlertState, { description: 'How far it is dealt with.' })
  state!: AlertState;

  @Field({ description: 'When its cause arose.' })
  openedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When somebody acknowledged it.' })
  acknowledgedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was given to somebody.' })
  assignedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when it is put off.' })
  snoozedUntil!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was resolved.' })
  resolvedAt!: Date | null;

  stockId!: string;
  lotId!: string | null;
  acknowledgedById!: string | null;
  assignedToId!: string | null;
  resolvedById!: string | null;
}

export const AlertConnection = connectionType(Alert, 'Alert');
