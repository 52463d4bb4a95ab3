import type { Person } from '../kit/world.ts';
import { alerts } from './alerts.ts';
import { audit } from './audit.ts';
import { commands } from './commands.ts';
import { conversations } from './conversations.ts';
import { drugs } from './drugs.ts';
import { factors } from './factors.ts';
import { federation } from './federation.ts';
import { lots } from './lots.ts';
import { members } from './members.ts';
import { movements } from './movements.ts';
import type { AuditedChange, Operation, Operations, Stage } from './operation.ts';
import { orders } from './orders.ts';
import { organizations } from './organizations.ts';
import { proof } from './proof.ts';
import { recalls } from './recalls.ts';
import { recovery } from './recovery.ts';
import { reports } from './reports.ts';
import type { Scene } from './scene.ts';
import { serviceKeys } from './service-keys.ts';
import { sessions } from './sessions.ts';
import { signOn } from './sign-on.ts';
import { stocks } from './stocks.ts';
import { suppliers } from './suppliers.ts';
import { sync } from './sync.ts';

export { masterKeys } from './commands.ts';
export { everyOperation, type OperationDocument, type OperationKind } from './documents.ts';
export { type Act, type AuditedChange, type Column, columns, type Stage } from './operation.ts';
export { needsMail, newScene, type Scene } from './scene.ts';
export { publicUrl, withProvider } from './sign-on.ts';

/** Every operation of the schema, by its name. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  (
    [
      sessions,
      signOn,
      factors,
      proof,
      members,
      organizations,
      serviceKeys,
      recovery,
      drugs,
      suppliers,
      stocks,
      lots,
      movements,
      alerts,
      orders,
      recalls,
      conversations,
      audit,
      reports,
      sync,
      federation,
    ] satisfies Operations[]
  ).flatMap((each) => Object.entries(each)),
);

/** Variables with which the operation succeeds for somebody who may do it. */
export async function variablesOf(name: string, scene: Scene, asking?: Person): Promise<object> {
  return (await operations.get(name)?.variables?.(scene, asking)) ?? {};
}

/** Everything that changes entities. */
export const auditedChanges: readonly AuditedChange[] = [
  ...[...operations.values()].flatMap(({ changes = [] }) => changes),
  ...commands,
];

export const newStage = (scene: Scene): Stage => ({
  ...scene,
  ending: [],
  variablesOf: (operation) => variablesOf(operation, scene),
});
