import { message } from '../../domain/messages/index.ts';
import { refuse } from '../../domain/refusal.ts';
import { RefusalInterface, RefusalType, resultUnion } from '../../graphql/refusal.type.ts';
import { AuditCheckpoint, AuditIntegrity } from './integrity.type.ts';

@RefusalType('NOTHING_TO_SIGN', 'Nothing was sealed since the last checkpoint.')
export class NothingToSign extends RefusalInterface {}

export function nothingToSign() {
  return refuse('NothingToSign', 'NOTHING_TO_SIGN', message('nothingToSign'), {});
}

export const CreateAuditCheckpointResult = resultUnion(
  'CreateAuditCheckpointResult',
  'What createAuditCheckpoint answers.',
  () => [AuditCheckpoint, NothingToSign],
);
export const VerifyAuditTrailResult = resultUnion('VerifyAuditTrailResult', 'What verifyAuditTrail answers.', () => [
  AuditIntegrity,
]);
