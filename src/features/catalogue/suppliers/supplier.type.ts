import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../../graphql/connection.ts';

@ObjectType({ description: 'Who goods are bought from.', simpleResolvers: true })
export class Supplier {
  @Field(() => ID, { description: 'The id of the supplier, a UUIDv7.' })
  id!: string;

  @Field({ description: 'Its name, unique among the suppliers that are not archived.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'How to reach it, in free words.' })
  contactInfo!: string | null;

  @Field(() => String, { nullable: true, description: 'The e-mail address for orders; null when none was entered.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'The telephone number as it was entered; null when none was.' })
  phone!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many days its goods must be good when they arrive, unless the drug says so; null for no such rule.',
  })
  minRemainingDays!: number | null;

  @Field(() => Date, { nullable: true, description: 'When it was archived; null while it is in use.' })
  archivedAt!: Date | null;

  @Field({ description: 'The UTC instant at which it was entered.' })
  createdAt!: Date;

  @Field({ description: 'The UTC instant at which its entry was last changed.' })
  updatedAt!: Date;
}

export const SupplierConnection = connectionType(Supplier, 'Supplier');
