import { afterAll, beforeAll } from 'vitest';
import { type App, startApp } from '../../kit/app.ts';
import { type Client, type RequestOptions } from '../../kit/client.ts';
import { opened } from '../../kit/trail.ts';
import { newWorld } from '../../kit/world.ts';
import { newScene, type Scene } from '../../operations/index.ts';

// What the tests of the trail share: a server with a scene, and what the schema says of each mutation.

export let app: App;
export let scene: Scene;
export const columns = `action, entity_type AS "entityType", entity_id AS "entityId", pharmacy_id AS "pharmacyId", actor_id AS "actorId",
  actor_label AS "actorLabel", organization_id AS "organizationId", outcome::text, code, payload, ip`;

/** Sends an operation and answers the rows it left. */
export async function tried(
  client: Client,
  document: { toString(): string },
  variables: object,
  options?: RequestOptions,
) {
  const { data, errors, headers } = await client.send(document.toString(), variables, options);
  const requestId = headers.get('x-request-id') ?? '';
  const kept = await app.sql(`SELECT ${columns} FROM audit_log WHERE request_id = $1 ORDER BY id`, [requestId]);
  const rows = await opened(app, kept);
  return { data, code: errors?.[0]?.extensions.code, requestId, rows };
}

/** What each file needs before its tests, and what is done after them. */
export function useAudit(): void {
  beforeAll(async () => {
    app = await startApp();
    scene = await newScene(await newWorld(app));
  });

  afterAll(() => app.close());
}
