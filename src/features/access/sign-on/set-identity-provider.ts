import { IsOptional, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { badInput, notFound } from '../../../domain/error.ts';
import { message } from '../../../domain/messages/index.ts';
import { Role } from '../../../generated/prisma/enums.ts';
import { resultUnion } from '../../../graphql/refusal.type.ts';
import { ArrayMaxSize, Matches, Text } from '../../../graphql/rules.ts';
import { Secret } from '../../../graphql/secrets.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Caller } from '../../../platform/platform.ts';
import { endVouchedSessions } from './end-vouched-sessions.ts';
import { clientSecretCell, providerOf, publicProvider, toldProvider } from './provider.ts';
import { IdentityProvider } from './sign-on.type.ts';

const Scope = () =>
  Matches(/^(?=(.* )?openid( |$))[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/, message('scopeForm'));

@InputType({ description: 'The role that a group gives.' })
export class GroupRoleInput {
  @Field({ description: 'The group, exactly as the provider writes it: a name or an id.' })
  @Text(200)
  group!: string;

  @Field(() => Role, { description: 'The role that members of the group have, such as TECHNICIAN.' })
  role!: Role;

  @Field(() => ID, { nullable: true, description: 'The pharmacy; left out, all of them.' })
  pharmacyId?: string | null;
}

@InputType({ description: 'The OpenID Connect provider of the organization, and what its groups may do.' })
export class SetIdentityProviderInput {
  @Field({ description: 'Its address, such as https://login.example.com; its configuration stands below that.' })
  @Text(500)
  issuer!: string;

  @Field({ description: 'The client id by which the provider knows this server.' })
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

  @Field({
    defaultValue: 'openid email profile',
    description: 'The scopes that are asked for, such as openid email profile.',
  })
  @Scope()
  @Text(500)
  scope!: string;

  @Field({ defaultValue: 'groups', description: 'The claim that holds the person’s groups, such as groups.' })
  @Text(200)
  groupsClaim!: string;

  @Field(() => [GroupRoleInput], {
    description: 'What each group gives, at most 200. Somebody in none of them does not come in.',
  })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  groupRoles!: GroupRoleInput[];
}

export const SetIdentityProviderResult = resultUnion(
  'SetIdentityProviderResult',
  'What setIdentityProvider answers: the provider as it is now.',
  () => [IdentityProvider],
);

/**
 * Says by which provider the people of the organization sign in and what its groups give; all of it is replaced. With another issuer or client, whoever
 * the one before vouched for is signed out, and the secret has to be given anew: it is for that provider alone.
 */
export async function setIdentityProvider(caller: Caller, input: SetIdentityProviderInput) {
  const { actor, platform, now } = caller;
  const { organizationId } = actor;
  const { issuer, clientId, scope, groupsClaim, clientSecret = null } = input;
  const why = platform.identityProviders.whyNot(issuer);
  if (why !== null) throw badInput('input.issuer', 'issuer', message('noIssuer', { reason: why }));
  const wanted = groupRolesOf(input);
  const encryptor = clientSecret === null ? null : await platform.vault.encryptorOf(organizationId);
  return caller.run({
    load: async (tx) => {
      await tx.$queryRaw(sql`SELECT id FROM organization WHERE id = ${organizationId}::uuid FOR UPDATE`);
      return {
        before: await providerOf(tx, organizationId),
        pharmacies: await tx.pharmacy.findMany({ where: { organizationId }, select: { id: true } }),
      };
    },
    decide: ({ before, pharmacies }) => {
      const known = new Set(pharmacies.map(({ id }) => id));
      const unknown = wanted.findIndex(({ pharmacyId }) => pharmacyId !== null && !known.has(pharmacyId));
      if (unknown >= 0) throw notFound('pharmacy', `input.groupRoles.${unknown}.pharmacyId`);
      const same = before?.issuer === issuer && before.clientId === clientId;
      if (clientSecret === null && !same) throw badInput('input.clientSecret', 'needed', message('clientSecretNeeded'));
      return { before, same };
    },
    apply: async (tx, { before, same }) => {
      const id = before?.id ?? newId();
      const encrypted =
        clientSecret !== null && encryptor ? encryptor.encrypt(clientSecretCell(id), clientSecret) : null;
      const fields = { issuer, clientId, scope, groupsClaim, ...(encrypted && { clientSecret: encrypted }) };
      if (before) {
        await tx.groupRole.deleteMany({ where: { organizationId } });
        await tx.identityProvider.update({ where: { id }, data: fields, select: { id: true } });
      } else if (encrypted)
        await tx.identityProvider.create({
          data: { ...fields, id, organizationId, clientSecret: encrypted },
          select: { id: true },
        });
      const groupRoles = wanted.map((each) => ({ id: newId(), ...each }));
      await tx.groupRole.createMany({ data: groupRoles.map((each) => ({ ...each, organizationId })) });
      const after = { id, organizationId, issuer, clientId, scope, groupsClaim, groupRoles };
      const ended = same ? null : await endVouchedSessions(tx, organizationId, now);
      return {
        answer: publicProvider(after, platform.settings.publicUrl),
        change: {
          before: before && { ...toldProvider(before, encrypted !== null), ...ended?.before },
          after: { ...toldProvider(after, encrypted !== null), ...ended?.after },
        },
        subject: { entityId: id },
        events: ended?.events ?? [],
      };
    },
  });
}

/** @throws ApothecaError BAD_USER_INPUT where a group has two roles at one place. */
function groupRolesOf({ groupRoles }: SetIdentityProviderInput) {
  const scopes = new Set<string>();
  return groupRoles.map(({ group, role, pharmacyId = null }, index) => {
    const scope = JSON.stringify([group, pharmacyId]);
    if (scopes.has(scope)) throw badInput(`input.groupRoles.${index}`, 'once', message('groupTwice', { group }));
    scopes.add(scope);
    return { groupName: group, role, pharmacyId };
  });
}
