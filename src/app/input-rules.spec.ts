import 'reflect-metadata';
import { getMetadataStorage } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { languages } from '../domain/language.ts';
import { inWords, type Message } from '../domain/messages/index.ts';
import './features.ts';

interface Rule {
  readonly target: { readonly name: string };
  readonly propertyName: string;
  readonly type: string;
  readonly name?: string;
  readonly context?: { readonly said: (value: unknown) => Message };
}

/** Nested inputs have rules of their own, and what may be left out breaks none. */
const noRules = ['nestedValidation', 'conditionalValidation', 'whitelistValidation'];
// The library shows the rules of one class at a time; what no schema names yet has to be found too.
const byClass: ReadonlyMap<unknown, readonly Rule[]> = Reflect.get(getMetadataStorage(), 'validationMetadatas');
const rules = [...byClass.values()].flat().filter(({ type }) => !noRules.includes(type));

describe('a rule of an input has its sentence in every language', () => {
  it('as there are rules', () => expect(rules.length).toBeGreaterThan(150));

  it.each(rules.map((rule) => [`${rule.target.name}.${rule.propertyName} ${rule.name ?? rule.type}`, rule] as const))(
    '%s',
    (_, { context }) => {
      const said = context?.said('');
      const sentences = said ? languages.map((language) => inWords(language, said)) : [];
      expect(new Set(sentences).size).toBe(languages.length);
    },
  );
});
