import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { Permission } from '../../../domain/authorization/permissions.ts';
import { Instant, Text } from '../../../graphql/rules.ts';
import { PermissionEnum } from '../permission.type.ts';

@InputType({ description: 'A key for a service: what it may do, where, and until when.' })
export class CreateServiceKeyInput {
  @Field({ description: 'What the service is called; the audit trail shows it as "service: NAME".' })
  @Text(100)
  name!: string;

  @Field(() => [PermissionEnum], { description: 'What it may do; nobody gives what they do not hold themselves.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  permissions!: Permission[];

  @Field(() => [ID], {
    nullable: true,
    description: 'At which pharmacies; left out, at all of them, those to come included.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  pharmacyIds?: string[] | null;

  @Field({ description: 'When it ends: within two years.' })
  @Instant()
  expiresAt!: Date;
}

@InputType({ description: 'Which service key to revoke.' })
export class RevokeServiceKeyInput {
  @Field(() => ID, { description: 'The id of the service key; its sockets close within a second.' })
  serviceKeyId!: string;
}
