import { describe, expect, it, vi } from 'vitest';
import { sealAudit, signMovedHeads, verifyOn } from '../../../src/features/audit/index.ts';
import { isSignedBy } from '../../../src/platform/crypto/signing.ts';
import {
  AuditIntegrityDocument,
  CreateAuditCheckpointDocument,
  VerifyAuditTrailDocument,
} from '../../generated/graphql.ts';
import { appForTest } from '../../kit/app.ts';
import { as } from '../../kit/client.ts';
import { newMember } from '../../kit/world.ts';
import { act, app, cutTail, newTrail, nthOf, sealsOf, signed, tamper, useChain, verdict } from './audit-chain.kit.ts';

useChain();

describe('a checkpoint', () => {
  it('is signed over chain, position, hash and time, so that anybody can check it', async () => {
    const trail = await newTrail();
    const { chain, position, hash, createdAt, keyId, signature } = await signed(trail);
    const { auditIntegrity } = await trail.client.ask(AuditIntegrityDocument, {});
    expect([chain, position, hash]).toEqual([trail.chain, auditIntegrity.sealedPosition, auditIntegrity.hash]);
    expect(auditIntegrity).toMatchObject({ keyId, lastCheckpoint: { position, hash, signature } });
    const text = `{"chain":"${chain}","createdAt":"${createdAt}","hash":"${hash}","position":${position}}`;
    expect(isSignedBy(auditIntegrity.publicKey, text, Buffer.from(signature, 'base64'))).toBe(true);
  });

  it('is written by the clock for chains that moved, once', async () => {
    const trail = await newTrail();
    const count = async () =>
      (await app.sql('SELECT 1 FROM audit_checkpoint WHERE chain_id = $1', [trail.chain])).length;
    await signMovedHeads(app.server.platform);
    await signMovedHeads(app.server.platform);
    expect(await count()).toBe(1);
    await act(trail.client);
    await sealAudit(app.server.platform);
    await signMovedHeads(app.server.platform);
    expect(await count()).toBe(2);
  });

  it('asked for twenty times at once is signed once for each head', async () => {
    const trail = await newTrail();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => trail.client.ask(CreateAuditCheckpointDocument, {})),
    );
    const kinds = answers.map(({ createAuditCheckpoint }) => createAuditCheckpoint.__typename);
    expect(new Set([...kinds, 'AuditCheckpoint', 'NothingToSign'])).toEqual(
      new Set(['AuditCheckpoint', 'NothingToSign']),
    );
    const kept = await app.sql('SELECT position FROM audit_checkpoint WHERE chain_id = $1', [trail.chain]);
    expect(kept).toHaveLength(kinds.filter((kind) => kind === 'AuditCheckpoint').length);
    expect(await verdict(trail)).toBe('right');
  });
});

describe('the server', () => {
  it('verifies the trail when asked to, and says what it found', async () => {
    const trail = await newTrail();
    const ask = async () =>
      as((await trail.client.ask(VerifyAuditTrailDocument, {})).verifyAuditTrail, 'AuditIntegrity');
    const right = await ask();
    expect(right).toMatchObject({
      problem: null,
      verifiedAt: expect.any(String),
      verifiedPosition: right.sealedPosition,
    });
    const { position, rowId } = await nthOf('AUDIT', trail);
    await tamper(`UPDATE audit_log SET code = NULL, ip = 'x' WHERE id = $1`, [rowId]);
    expect(await ask()).toMatchObject({ verifiedPosition: position - 1, problem: { position } });
    const { auditIntegrity } = await trail.client.ask(AuditIntegrityDocument, {});
    expect(auditIntegrity.problem).toMatchObject({ position, message: expect.stringContaining(rowId) });
  });

  it('remembers what it has verified: a part that is gone is missed without any checkpoint', async () => {
    const trail = await newTrail();
    await trail.client.ask(VerifyAuditTrailDocument, {});
    await cutTail(trail.chain, 2);
    const { verifyAuditTrail } = await trail.client.ask(VerifyAuditTrailDocument, {});
    expect(as(verifyAuditTrail, 'AuditIntegrity').problem?.message).toContain('verified');
  });

  it('verifies by the clock: what is new at each turn, all of it a day later, and logs a problem once', async () => {
    const own = await appForTest();
    const trail = await newTrail(own);
    const { platform } = own.server;
    const logged = vi.spyOn(platform.log, 'error');
    await verifyOn(platform);
    const report = async () => {
      const [row] = await own.sql(
        `SELECT position::int, problem, problem_position::int AS at, started_at AS "startedAt" FROM audit_verification WHERE chain_id = $1`,
        [trail.chain],
      );
      return row;
    };
    const first = await report();
    expect(first).toMatchObject({ position: trail.head, problem: null });
    await own.sql('ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only');
    const [changed] = (await sealsOf(trail.chain, own)).filter(({ kind }) => kind === 'AUDIT');
    const at = changed?.position ?? 0;
    await own.sql(`UPDATE audit_log SET actor_label = 'x' WHERE id = $1`, [changed?.rowId]);
    await act(trail.client);
    await sealAudit(platform);
    await verifyOn(platform);
    expect(await report()).toMatchObject({ position: trail.head + 1, problem: null, startedAt: first?.['startedAt'] });
    own.clock.advance({ hours: 25 });
    await verifyOn(platform);
    await verifyOn(platform);
    expect(await report()).toMatchObject({
      position: at - 1,
      at,
      problem: expect.stringContaining('The hash does not fit'),
    });
    own.clock.advance({ hours: 25 });
    await verifyOn(platform);
    expect(logged.mock.calls.map(([, message]) => message)).toEqual(['the audit trail was changed']);
  });

  it('tells of the trail only whoever may read all of it', async () => {
    const { world } = await newTrail();
    const auditor = await newMember(world, 'AUDITOR', world.pharmacyId);
    for (const document of [AuditIntegrityDocument, CreateAuditCheckpointDocument, VerifyAuditTrailDocument]) {
      const { data, errors } = await auditor.client.send(document.toString());
      expect([data, errors?.[0]?.message]).toEqual([
        null,
        expect.stringContaining('reading the audit trail at every pharmacy'),
      ]);
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});
