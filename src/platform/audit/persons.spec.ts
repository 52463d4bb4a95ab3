import { describe, expect, it } from 'vitest';
import { addressOf, mapPersons } from './persons.ts';

const about = { entityType: 'User', actor: 'me@pharmacy.example' };
const marked = (payload: unknown, of: Parameters<typeof mapPersons>[1] = about) =>
  mapPersons(payload, of, (text, address) => `<${text} of ${address}>`);

describe('what of a payload says who somebody is', () => {
  it('is each address, and a name beside one', () => {
    const user = { id: '1', name: 'Ann', email: 'Ann@pharmacy.example' };
    expect(
      marked({ input: { email: 'bob@pharmacy.example' }, after: { user, name: 'A Pharmacy', list: [user] } }),
    ).toEqual({
      input: { email: '<bob@pharmacy.example of bob@pharmacy.example>' },
      after: {
        user: {
          id: '1',
          name: '<Ann of ann@pharmacy.example>',
          email: '<Ann@pharmacy.example of ann@pharmacy.example>',
        },
        name: 'A Pharmacy',
        list: [
          {
            id: '1',
            name: '<Ann of ann@pharmacy.example>',
            email: '<Ann@pharmacy.example of ann@pharmacy.example>',
          },
        ],
      },
    });
  });

  it('is what a provider calls whoever acts', () => {
    const identity = { issuer: 'https://id.example', subject: 'ann' };
    expect(marked({ after: { identity, subject: 'of a conversation' } })).toEqual({
      after: {
        identity: { ...identity, subject: '<ann of me@pharmacy.example>' },
        subject: 'of a conversation',
      },
    });
    expect(marked({ after: identity }, { ...about, actor: null })).toEqual({ after: identity });
  });

  it('is nothing of a supplier, a service, or what is no address', () => {
    const payload = { after: { name: 'A Wholesaler', email: 'desk@supplier.example' } };
    expect(marked(payload, { entityType: 'Supplier', actor: 'me@pharmacy.example' })).toEqual(payload);
    for (const email of ['1@service.invalid', '1@erased.invalid', '[not an address]', '@x', 'a b@c.example'])
      expect([email, addressOf(email)]).toEqual([email, null]);
    const others = { input: { email: '[not an address]', name: 'x', emails: null, text: 'bob@pharmacy.example' } };
    expect(marked(others)).toEqual(others);
  });
});
