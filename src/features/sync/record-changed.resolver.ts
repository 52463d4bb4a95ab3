import { Arg, Field, ID, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import { type Actor, canAt } from '../../domain/authorization/actor.ts';
import type { Permission } from '../../domain/authorization/permissions.ts';
import { requireAt } from '../../domain/authorization/scope.ts';
import { ChangedType } from '../../generated/prisma/enums.ts';
import { follow, historyCursor } from '../../graphql/live.ts';
import { Subscription } from '../../graphql/operations.ts';
import type { SequencedEvent } from '../../platform/events/events.ts';

/** Besides what copies on devices follow, what only screens show. */
const RecordType = { ...ChangedType, SUPPLIER: 'SUPPLIER', RECALL: 'RECALL', ACCESS: 'ACCESS' } as const;
type RecordType = keyof typeof RecordType;
registerEnumType(RecordType, {
  name: 'RecordType',
  description: 'What kind of record changed.',
  valuesConfig: {
    DRUG: { description: 'A drug of the catalogue, with its packages.' },
    STOCK: { description: 'A stock, with the lots and movements of it.' },
    LOT: { description: 'A lot; what changes of one is told as STOCK.' },
    ORDER: { description: 'An order, with its lines and history.' },
    ALERT: { description: 'An alert of a stock, as it opened or was dealt with.' },
    SUPPLIER: { description: 'A supplier of the organization.' },
    RECALL: { description: 'A recall of the organization.' },
    ACCESS: {
      description:
        'Who may do what: a member came, was disabled or has another role, a pharmacy was added, or the rule of approval is another. The id is the member’s, or the organization’s where it concerns everybody.',
    },
  },
});

@ObjectType({ description: 'That a record changed: ask for it if you show it.', simpleResolvers: true })
export class RecordChanged {
  @Field({ description: 'Pass it as `after` to go on behind this event.' })
  cursor!: string;

  @Field({ description: 'The UTC instant at which the event was announced.' })
  at!: Date;

  @Field(() => RecordType, {
    description:
      'What kind of record: STOCK, with the lots and movements of it, ORDER, ALERT, DRUG, SUPPLIER, RECALL, or ACCESS, which is who may do what.',
  })
  type!: RecordType;

  @Field(() => ID, { description: 'The id of the record that changed.' })
  id!: string;
}

interface Touched {
  readonly type: RecordType;
  readonly id: string;
  readonly permission: Permission;
}

/** The record that an event is about, and what it takes to be told of it; null for what no pharmacy's screen shows. */
function touchedBy(event: SequencedEvent): Touched | null {
  switch (event.type) {
    case 'stock.changed':
      return { type: 'STOCK', id: event.payload.stockId, permission: 'stock:read' };
    case 'alert.opened':
    case 'alert.changed':
      return { type: 'ALERT', id: event.payload.alertId, permission: 'stock:read' };
    case 'order.status-changed':
    case 'order.acknowledged':
      return { type: 'ORDER', id: event.payload.orderId, permission: 'order:read' };
    case 'drug.created':
    case 'drug.changed':
      return { type: 'DRUG', id: event.payload.drugId, permission: 'catalogue:read' };
    case 'supplier.changed':
      return { type: 'SUPPLIER', id: event.payload.supplierId, permission: 'catalogue:read' };
    case 'recall.changed':
      return { type: 'RECALL', id: event.payload.recallId, permission: 'stock:read' };
    case 'access.changed':
      return { type: 'ACCESS', id: event.payload.userId ?? event.organizationId, permission: 'member:read' };
    default:
      return null;
  }
}

/** Whether it says that the actor's own rights changed, of which they are told whatever else they may read. */
function isOwn(event: SequencedEvent, actor: Actor): boolean {
  return event.type === 'access.changed' && (event.payload.userId === null || event.payload.userId === actor.userId);
}

@Resolver(() => RecordChanged)
export class RecordChangedResolver {
  @Subscription(() => RecordChanged, {
    policy: 'stock:read',
    description:
      'That stocks, alerts and orders of a pharmacy, drugs and suppliers of the catalogue, recalls, or who may do what changed, whatever it was: first what came after the cursor, then as it happens. For screens that ask again for what they show. Each is told of to those who may read it, and one’s own rights to oneself.',
    subscribe: (context, { pharmacyId, after }) => {
      const mayStay = (actor: Actor) => canAt(actor, 'stock:read', pharmacyId);
      return follow(context, {
        after,
        admit: (actor) => requireAt(actor, 'stock:read', pharmacyId, 'pharmacyId'),
        mayStay,
        wants: (event, actor) => {
          // The catalogue is every pharmacy's.
          const isHere = event.pharmacyId === pharmacyId || event.pharmacyId === null;
          const touched = isHere ? touchedBy(event) : null;
          return touched !== null && (isOwn(event, actor) || canAt(actor, touched.permission, pharmacyId));
        },
      });
    },
  })
  recordChanged(
    @Root() event: SequencedEvent,
    @Arg('pharmacyId', () => ID, { description: 'The pharmacy; records that all pharmacies share are told as well.' })
    _pharmacyId: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor of the last event received; left out, from now on.',
    })
    _after: string | null,
  ): RecordChanged {
    const touched = touchedBy(event);
    if (!touched) throw new Error(`No record is known to change by ${event.type}.`);
    return { cursor: historyCursor(event), at: event.at, type: touched.type, id: touched.id };
  }
}
