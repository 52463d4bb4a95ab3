import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { limits, weigh } from './limits.ts';

const schema = buildSchema(`
  type Query { things(first: Int, name: String): ThingPage }
  type ThingPage { nodes: [Thing!]! }
  type Thing { id: ID! part: Thing }
`);
const thingPage = schema.getType('ThingPage');
if (thingPage) thingPage.extensions = { paged: true };
const document = parse(`
  query Page($first: Int = 10, $name: String) { things(first: $first, name: $name) { nodes { id part { id } } } }
  query Deep($first: Int) { things(first: $first) { nodes { id part { part { id } } } } }
`);
const price = (operation: string, variables: Record<string, unknown> = {}) =>
  weigh(schema, document, operation, variables).price;

describe('the weight of a document', () => {
  it('follows the length of its pages, also when the same document comes again', () => {
    const short = price('Page', { first: 2 });
    const long = price('Page', { first: 90 });
    expect(long).toBeGreaterThan(short);
    expect(price('Page', { first: 2 })).toBe(short);
    expect(price('Page', { first: 90 })).toBe(long);
  });

  it('knows a variable that is not given from one that is null', () => {
    expect(price('Page')).toBe(price('Page', { first: 10 }));
    expect(price('Page', { first: null })).toBe(price('Page', { first: 25 }));
  });

  it('is its own for each operation of a document', () => {
    expect(price('Deep', { first: 30 })).toBeGreaterThan(price('Page', { first: 30 }));
  });

  it('is measured once for all texts that are asked with', () => {
    expect(weigh(schema, document, 'Page', { name: 'a' })).toBe(weigh(schema, document, 'Page', { name: 'b' }));
  });

  it('is refused each time with an error of its own where it is over a limit', () => {
    const deep = parse(`{ things { nodes { ${'part { '.repeat(limits.depth)} id ${'} '.repeat(limits.depth)} } } }`);
    const [first, second] = [weigh(schema, deep).exceeded, weigh(schema, deep).exceeded];
    expect(first.map(({ message }) => message)).toEqual(second.map(({ message }) => message));
    expect(first.length).toBeGreaterThan(0);
    expect(first[0]).not.toBe(second[0]);
  });
});
