import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'The head of the trail at some time, signed with Ed25519 over the canonical JSON (RFC 8785) of chain, position, hash and createdAt.',
  simpleResolvers: true,
})
export class AuditCheckpoint {
  @Field(() => ID, { description: 'The id of the audit checkpoint, a UUIDv7.' })
  id!: string;

  @Field(() => ID, { description: 'The chain: the id of your organization.' })
  chain!: string;

  @Field(() => Int, { description: 'The position that was signed.' })
  position!: number;

  @Field({ description: 'The hash at that position, in hexadecimal.' })
  hash!: string;

  @Field({ description: 'The first 16 hexadecimal digits of the SHA-256 of the public key.' })
  keyId!: string;

  @Field({ description: 'The signature, in base64.' })
  signature!: string;

  @Field({ description: 'The UTC instant at which the head was signed.' })
  createdAt!: Date;
}

@ObjectType({ description: 'The first thing that was found wrong with the trail.', simpleResolvers: true })
export class AuditProblem {
  @Field(() => Int, { nullable: true, description: 'The position; null for a row that was never sealed.' })
  position!: number | null;

  @Field({ description: 'What is wrong there, in a sentence.' })
  message!: string;
}

@ObjectType({
  description:
    'The trail as a chain: every row of who changed and who looked is sealed with a hash of itself and of all before it. Positions are counted to 2,147,483,647.',
  simpleResolvers: true,
})
export class AuditIntegrity {
  @Field(() => Int, { description: 'The position of the last row that is sealed; 0 for none.' })
  sealedPosition!: number;

  @Field(() => String, { nullable: true, description: 'Its hash, in hexadecimal. It stands for everything before it.' })
  hash!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which that row was sealed; null when none is.',
  })
  sealedAt!: Date | null;

  @Field(() => Int, { description: 'How many rows wait for their seal; they have it within seconds.' })
  unsealed!: number;

  @Field(() => Date, {
    nullable: true,
    description: 'The UTC instant at which the first of them was recorded; null when none waits.',
  })
  oldestUnsealedAt!: Date | null;

  @Field(() => AuditCheckpoint, {
    nullable: true,
    description: 'The newest signed head of the chain; null before the first.',
  })
  lastCheckpoint!: AuditCheckpoint | null;

  @Field({ description: 'The public key that checkpoints are signed with: 32 bytes in base64.' })
  publicKey!: string;

  @Field({ description: 'Its short name, which checkpoints carry.' })
  keyId!: string;

  @Field(() => Int, { description: 'Up to which position the server has verified the trail again; 0 before it began.' })
  verifiedPosition!: number;

  @Field(() => Date, { nullable: true, description: 'When it came to the end; null while it is under way.' })
  verifiedAt!: Date | null;

  @Field(() => AuditProblem, { nullable: true, description: 'What it found wrong; null when all is well.' })
  problem!: AuditProblem | null;
}
