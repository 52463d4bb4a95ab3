import 'reflect-metadata';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { appSchema } from './schema.ts';

/** Something of the schema that a reader looks up: a type, a field, an argument or a value. */
interface Described {
  /** What it is called by itself: `quantity`. */
  readonly name: string;
  /** Where it is: `Lot.quantity`. */
  readonly path: string;
  readonly description: string;
}

/** What needs no description, and why. */
const undescribed: Readonly<Record<string, string>> = {
  Query: 'Every schema has it; its fields are what there is to know.',
  Mutation: 'Every schema has it; its fields are what there is to know.',
  Subscription: 'Every schema has it; its fields are what there is to know.',
};

const types = Object.values(appSchema().getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const described: readonly Described[] = types.flatMap((type) => [
  say(type.name, type.name, type.description),
  ...(isEnumType(type)
    ? type.getValues().map(({ name, description }) => say(name, `${type.name}.${name}`, description))
    : []),
  ...(isInputObjectType(type)
    ? Object.values(type.getFields()).map(({ name, description }) => say(name, `${type.name}.${name}`, description))
    : []),
  ...(isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields()).flatMap(({ name, description, args }) => [
        say(name, `${type.name}.${name}`, description),
        ...args.map((arg) => say(arg.name, `${type.name}.${name}(${arg.name})`, arg.description)),
      ])
    : []),
]);

function say(name: string, path: string, description: string | null | undefined): Described {
  return { name, path, description: description?.trim() ?? '' };
}

describe('the descriptions of the schema', () => {
  it('are there, for all that somebody may look up', () => {
    expect(described.length).toBeGreaterThan(1500);
    const missing = described.filter(({ description }) => description === '');
    expect(missing.map(({ path }) => path).sort()).toEqual(Object.keys(undescribed).sort());
  });

  it('say more than the name does: twenty characters at least', () => {
    const short = described.filter(({ description }) => description !== '' && description.length < 20);
    expect(short.map(({ path, description }) => `${path}: ${description}`)).toEqual([]);
  });

  it('say of things of different names what each of them is', () => {
    // An argument `input` is what the type of its object is, and says so in its words.
    const own = described.filter(({ path }) => !path.endsWith('(input)'));
    const repeated = [...Map.groupBy(own, ({ description }) => description)].filter(
      ([description, group]) =>
        description !== '' && group.length > 2 && new Set(group.map(({ name }) => name)).size > 1,
    );
    expect(repeated.map(([description, group]) => [description, ...group.map(({ path }) => path)])).toEqual([]);
  });
});
