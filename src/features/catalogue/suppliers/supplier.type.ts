import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../../graphql/connection.ts';

@ObjectType({ description: 'Who goods are bought from.', simpleResolvers: true })
export class Supplier {
  @Field(() => ID, { description: 'UUIDv7.' })
  id!: string;

  @Field({ description: 'Its name, unique among the suppliers that are not archived.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'How to reach it, in free words.' })
  contactInfo!: string | null;

  @Field(() => String, { nullable: true, description: 'Its e-mail address.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Its telephone number.' })
  phone!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many days its goods must be good when they arrive, unless the drug says so; null for no such rule.',
  })
  minRemainingDays!: number | null;

  @Field(() => Date, { nullable: true, description: 'When it was archived; null while it is in use.' })
  archivedAt!: Date | null;

  @Field({ description: 'When it was entered.' })
  createdAt!: Date;

  @Field({ description: 'When it was last changed.' })
  updatedAt!: Date;
}

export const SupplierConnection = connectionType(Supplier, 'Supplier');
