import { ArrayMaxSize, IsOptional, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Role } from '../../../generated/prisma/enums.ts';
import { Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { DeviceTokenField } from '../sessions/device-token.ts';

const Scope = () =>
  Matches(/^(?=(.* )?openid( |$))[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/, {
    message: '$property must be words with a space between them, openid among them',
  });

@InputType({ description: 'The role that a group gives.' })
export class GroupRoleInput {
  @Field({ description: 'The group, exactly as the provider writes it: a name or an id.' })
  @Text(200)
  group!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The pharmacy; left out, all of them.' })
  pharmacyId?: string | null;
}

@InputType({ description: 'The OpenID Connect provider of the organization, and what its groups may do.' })
export class SetIdentityProviderInput {
  @Field({ description: 'Its address, such as https://login.example.com; its configuration stands below that.' })
  @Text(500)
  issuer!: string;

  @Field({ description: 'What it calls this server.' })
  @Text(500)
  clientId!: string;

  @Secret()
  @Field(() => String, {
    nullable: true,
    description:
      'What this server shows it. Left out, it stays; with another issuer or client id it has to be given anew.',
  })
  @IsOptional()
  @Text(1_000)
  clientSecret?: string | null;

  @Field({ defaultValue: 'openid email profile', description: 'What is asked for of the person.' })
  @Scope()
  @Text(500)
  scope!: string;

  @Field({ defaultValue: 'groups', description: 'The claim that holds the person’s groups.' })
  @Text(200)
  groupsClaim!: string;

  @Field(() => [GroupRoleInput], {
    description: 'What each group gives, at most 200. Somebody in none of them does not come in.',
  })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  groupRoles!: GroupRoleInput[];
}

@InputType({ description: 'What a person brings back from the identity provider.' })
export class CompleteSignOnInput {
  @Secret()
  @Field({
    description: 'The parameters that the provider added to the address, as they stand behind its question mark.',
  })
  @Text(8_000)
  returned!: string;

  @Secret()
  @Field({ description: 'What signOnRequest answered to this browser.' })
  @Text(2_000)
  browserToken!: string;

  @DeviceTokenField()
  deviceToken?: string | null;
}
