export {
  allChains,
  allHeads,
  checkpointsOf,
  hashAt,
  headOf,
  positionBefore,
  sealedRecords,
} from './chain-source.ts';
export { type Checkpoint, signHead } from './checkpoint.ts';
export {
  continueVerification,
  readReport,
  saveReport,
} from './continue-verification.ts';
export { removeViews } from './remove-views.ts';
export { sealAudit } from './seal-audit.ts';
export {
  chainWithoutOrganization,
  type SealedKind,
  type SealedRecord,
  type SealedRow,
  sealedColumns,
} from './sealed-record.ts';
export { findUnsealed } from './search-unsealed.ts';
export { signHeads, signMovedHeads } from './sign-heads.ts';
export { type Verdict, verifyChain } from './verify-chain.ts';
export { verifyOn } from './verify-job.ts';
