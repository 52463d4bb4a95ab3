import type { Client } from '../kit/client.ts';
import type { Person } from '../kit/world.ts';
import type { Scene } from './scene.ts';

/**
 * What each person may do, asked with the ids of one pharmacy. LOCAL is the owner of that one pharmacy, ELSEWHERE is a pharmacist of another pharmacy of the
 * organization, FOREIGN the owner of another organization, ANONYMOUS nobody who is signed in.
 */
export const columns = [
  'OWNER',
  'LOCAL',
  'MANAGER',
  'PHARMACIST',
  'TECHNICIAN',
  'AUDITOR',
  'ELSEWHERE',
  'FOREIGN',
  'ANONYMOUS',
] as const;
export type Column = (typeof columns)[number];

/** All that the tests of every operation want to know of one; a new operation is one entry in the file of its matter. */
export interface Operation {
  /** For each of `columns` the outcome. yes: done or answered; no: FORBIDDEN; 404: as if it did not exist; in: UNAUTHENTICATED. */
  readonly may: string;
  /**
   * Variables with which it succeeds for somebody who may do it; made anew for every try. What is about one's own second factors succeeds for the person
   * who is named as asking alone. Left out where it has none.
   */
  readonly variables?: (scene: Scene, asking?: Person) => object | Promise<object>;
  /** Of a mutation that asks for a fresh proof of who somebody is: its action in the trail. */
  readonly asksProof?: string;
  /** Whether no service key, whatever it may do, gets anything else for it than FORBIDDEN. */
  readonly personsOnly?: true;
  /** Of a mutation that changes columns of entities: the ways to do so, with every field of its input among them. */
  readonly changes?: readonly AuditedChange[];
  /** Of a mutation that changes no column of an entity: what it does instead. */
  readonly changesNothing?: string;
}
export type Operations = Readonly<Record<string, Operation>>;

/** A mutation to be sent, by the owner unless somebody else is named; or a command of the operator. */
export type Act =
  | { readonly mutation: string; readonly input?: object; readonly by?: Client; readonly secrets?: readonly string[] }
  | { readonly command: () => Promise<unknown> };

/** Something that changes entities, and all that it changes of what the trail must tell. */
export interface AuditedChange {
  /** Its name in words, beginning with the mutation. */
  readonly name: string;
  /** The columns, as table.column. */
  readonly changes?: readonly string[];
  /** The tables that get rows, each with the fields that must be told besides those that are called as in the input. */
  readonly creates?: Readonly<Record<string, readonly string[]>>;
  /** The tables that lose rows. */
  readonly deletes?: readonly string[];
  /** Tables whose rows go untold, because the trail shall not have what they held. */
  readonly erases?: readonly string[];
  /** Makes what the change needs, and answers the act itself. */
  readonly prepare: (stage: Stage) => Act | Promise<Act>;
}

export interface Stage extends Scene {
  /** What is to be ended when the tests are. */
  readonly ending: (() => Promise<unknown>)[];
  /** The variables of any operation. */
  readonly variablesOf: (operation: string) => Promise<object>;
}
