import 'reflect-metadata';
import { getNamedType, getNullableType, isInputObjectType, isListType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { shownInstead, withoutSecrets } from '../graphql/secrets.ts';
import { appSchema } from './schema.ts';

const schema = appSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const inputFields = types.filter(isInputObjectType).flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({
    name: `${type.name}.${field.name}`,
    field,
    secret: shownInstead(field),
  })),
);
const objectFields = types
  .filter(isObjectType)
  .flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, type, field })),
  );
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

/** Names of fields that hold a credential, or a text that is kept encrypted, more often than not. */
const soundsSecret =
  /password|token|secret|code|\bpin|^pin|key|challenge|totp|passkey|verifier|proof|answer|^(body|title|recipient|returned|text)$/i;
/** Fields that sound like secrets and are none, and why. */
const noSecrets: Readonly<Record<string, string>> = {
  'CreatePharmacyInput.code': 'The short code that a pharmacy goes by.',
  'SignUpInput.pharmacyCode': 'The short code that a pharmacy goes by.',
  'DrugFilter.code': 'What stands on a package.',
  'OrderLineInput.code': 'What stands on a package.',
  'EnterRecallsInput.text': 'A notice that was published.',
  'RemovePasskeyInput.passkeyId': 'The id of a passkey opens nothing.',
  'RevokeServiceKeyInput.serviceKeyId': 'The id of a key opens nothing.',
};

describe('the inputs of the schema', () => {
  it('say of each field that sounds like a secret that it is one; of those that are none, the reason stands here', () => {
    const undecided = inputFields.filter(
      ({ name, field, secret }) => soundsSecret.test(field.name) && !secret && !(name in noSecrets),
    );
    expect(undecided.map(({ name }) => name)).toEqual([]);
    for (const name of Object.keys(noSecrets))
      expect(inputFields.find((each) => each.name === name)?.secret, name).toBeNull();
  });

  it('keep from the trail what somebody is called who may be erased', () => {
    for (const name of ['SignUpInput.name', 'AcceptInvitationInput.name'])
      expect(inputFields.find((each) => each.name === name)?.secret).toBe('[name]');
  });

  it('have what is secret replaced, also what was inherited, and nothing else', () => {
    const input = schema.getType('ConfirmLogInInput');
    if (!isInputObjectType(input)) throw new Error('There is no such input.');
    expect(withoutSecrets({ totp: '123456', challenge: 'c', passkey: undefined }, input)).toEqual({
      totp: '[secret]',
      challenge: '[secret]',
    });
    const order = schema.getType('PlaceOrderInput');
    if (!isInputObjectType(order)) throw new Error('There is no such input.');
    const lines = [{ drugId: 'd', quantity: 2 }];
    expect(withoutSecrets({ recipient: 'Somebody', note: 'soon', lines }, order)).toEqual({
      recipient: '[secret]',
      note: 'soon',
      lines,
    });
  });

  it('are told apart by their types where a field takes several, so that a problem has the name of its argument', () => {
    for (const { name, field } of objectFields) {
      const inputs = field.args.map(({ type }) => getNamedType(type)).filter(isInputObjectType);
      expect(new Set(inputs).size, name).toBe(inputs.length);
    }
  });
});

describe('what costs', () => {
  it('every list with a number of items is a page, and every page is of such a list', () => {
    const paged = new Set(types.filter((type) => type.extensions.paged === true).map(({ name }) => name));
    const answered = new Set<string>();
    for (const { name, field } of objectFields.filter(({ field }) => field.args.some((arg) => arg.name === 'first'))) {
      const type = getNamedType(field.type);
      expect(paged, name).toContain(type.name);
      answered.add(type.name);
    }
    // The items of a page are asked for as often as the page is long, through whichever of its lists.
    for (const { type, field } of objectFields)
      if (answered.has(type.name) && isListType(getNullableType(field.type)))
        answered.add(getNamedType(field.type).name);
    expect([...paged].filter((name) => !answered.has(name))).toEqual([]);
  });

  it('whatever anybody may try a secret with is counted as a guess', () => {
    /** By a link of 32 random bytes, to an address that changes nothing but itself. */
    const noGuesses = ['confirmEmail'];
    const open = mutations.filter(({ extensions, args }) => {
      const [input] = args.map(({ type }) => getNamedType(type)).filter(isInputObjectType);
      const secrets = Object.values(input?.getFields() ?? {}).some((field) => shownInstead(field) === '[secret]');
      return extensions.policy === 'public' && secrets;
    });
    expect(open.length).toBeGreaterThan(5);
    expect(open.filter(({ extensions }) => extensions.guess !== true).map(({ name }) => name)).toEqual(noGuesses);
  });
});
