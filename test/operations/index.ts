/// <reference types="vite/types/importMeta.d.ts" />
import type { Person } from '../kit/world.ts';
import { commands } from './commands.ts';
import type { AuditedChange, Operation, Operations, Stage } from './operation.ts';
import type { Scene } from './scene.ts';

export { masterKeys } from './commands.ts';
export { everyOperation, type OperationDocument, type OperationKind } from './documents.ts';
export { type Act, type AuditedChange, type Column, columns, type Stage } from './operation.ts';
export { needsMail, newScene, type Scene } from './scene.ts';
export { publicUrl, withProvider } from './sign-on.ts';

/** The files of this folder but those that are for all of them: a further one is found by itself. */
const matters = import.meta.glob<object>(['./*.ts', '!./{acts,commands,documents,index,operation,scene}.ts'], {
  eager: true,
});
const isOperations = (value: unknown): value is Operations =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => 'may' in Object(each));

/** Every operation of the schema, by its name. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.values(matters)
    .flatMap((file) => Object.values(file))
    .filter(isOperations)
    .flatMap((each) => Object.entries(each)),
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
