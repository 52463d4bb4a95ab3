import { Field, InputType, Int } from 'type-graphql';
import { Email, IsInt, LongText, Max, Min, Text } from '../../../graphql/rules.ts';

@InputType()
export class SupplierDetails {
  @Field(() => String, {
    nullable: true,
    description: 'How to reach it, in free words, such as ask for the night desk.',
  })
  @LongText()
  contactInfo?: string | null;

  @Field(() => String, { nullable: true, description: 'The e-mail address for orders, such as orders@example.org.' })
  @Email()
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The telephone number as it is dialed, such as +49 30 1234567.' })
  @LongText(50)
  phone?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'For how many days its goods must be good when they arrive, unless the drug says so: 0 to 3,650; null for no such rule.',
  })
  @IsInt()
  @Min(0)
  @Max(3_650)
  minRemainingDays?: number | null;
}

@InputType({ description: 'A supplier to enter, from whom goods are bought.' })
export class CreateSupplierInput extends SupplierDetails {
  @Field({ description: 'The name of the supplier, such as Nordic Pharma Wholesale.' })
  @Text(200)
  name!: string;
}

@InputType({ description: 'Which suppliers; all conditions must hold.' })
export class SupplierFilter {
  @Field(() => String, { nullable: true, description: 'Words of its name or contact; each must occur.' })
  @LongText(200)
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true for archived suppliers alone, null for both; left out, those in use.',
    defaultValue: false,
  })
  archived?: boolean | null;
}
