import { Ctx, Resolver } from 'type-graphql';
import { actorOf, type Context, callerOf } from '../../graphql/context.ts';
import { Mutation, Query, Tag } from '../../graphql/operations.ts';
import { createCheckpoint } from './create-checkpoint.ts';
import { auditIntegrity } from './integrity.queries.ts';
import { CreateAuditCheckpointResult, VerifyAuditTrailResult } from './integrity.results.ts';
import { AuditIntegrity } from './integrity.type.ts';
import { verifyTrail } from './verify-trail.ts';

/** That the trail is what it was. */
@Resolver()
@Tag('Audit trail')
export class IntegrityResolver {
  @Query(() => AuditIntegrity, {
    policy: 'audit:read everywhere',
    description: 'How the audit trail is sealed and signed, and whether the server has found it unchanged.',
  })
  auditIntegrity(@Ctx() context: Context) {
    const actor = actorOf(context);
    const { database, signer } = context.platform;
    return auditIntegrity((type, query) => database.rows(type, query), signer, actor.organizationId);
  }

  @Mutation(() => CreateAuditCheckpointResult, {
    policy: 'audit:read everywhere',
    action: 'audit.sign',
    entity: 'AuditCheckpoint',
    description:
      'Seals what waits and signs the head of the trail. Keep the answer elsewhere: it shows a later change.',
  })
  createAuditCheckpoint(@Ctx() context: Context) {
    return createCheckpoint(callerOf(context));
  }

  @Mutation(() => VerifyAuditTrailResult, {
    policy: 'audit:read everywhere',
    action: 'audit.verify',
    entity: 'AuditTrail',
    description:
      'Verifies the trail on from where the last run stopped, or again when it was finished, for at most about 5 seconds. Call it again until verifiedAt is set.',
  })
  verifyAuditTrail(@Ctx() context: Context) {
    return verifyTrail(callerOf(context));
  }
}
