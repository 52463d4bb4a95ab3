import { rowsOf } from '../../platform/database/rows-in.ts';
import type { Caller } from '../../platform/platform.ts';
import { continueVerification, readReport, saveReport, sealAudit } from './chain/index.ts';
import { auditIntegrity } from './integrity.queries.ts';

const budgetMs = 5_000;

/** Verifies the organization's chain for some seconds and keeps how far it came. */
export async function verifyTrail(caller: Caller) {
  const { actor, platform } = caller;
  const chain = actor.organizationId;
  // Reading takes seconds, so it is not done in the transaction; the report that it ends in is.
  await sealAudit(platform);
  const report = await continueVerification(platform, chain, { budgetMs, startOver: () => true });
  return caller.run({
    load: (tx) => readReport(rowsOf(tx), chain),
    decide: () => report,
    apply: async (tx, _report, before) => {
      const rows = rowsOf(tx);
      await saveReport(rows, report);
      const integrity = await auditIntegrity(rows, platform.signer, chain);
      return {
        answer: { __typename: 'AuditIntegrity' as const, ...integrity },
        change: { before, after: report },
        subject: { entityId: chain },
      };
    },
  });
}
