import { cacheExchange, type KeyingConfig } from '@urql/exchange-graphcache';
import { type AcknowledgeAlertInput, AlertStateFragmentDoc } from '../generated/graphql.ts';
import introspection from '../generated/introspection.json' with { type: 'json' };

/** Types without an id of their own are parts of what holds them. */
const parts = (
  introspection.__schema.types as readonly { kind: string; name: string; fields?: readonly { name: string }[] }[]
)
  .filter(({ kind, fields }) => kind === 'OBJECT' && !fields?.some(({ name }) => name === 'id'))
  .map(({ name }) => name);

/** One record for each id, whichever query or mutation brought it. It knows the schema, so a union is read as what it is. */
export const cache = () =>
  cacheExchange({
    schema: introspection as never,
    keys: Object.fromEntries(parts.map((name) => [name, () => null])) satisfies KeyingConfig,
    optimistic: {
      // Shown before the answer, since nobody acts on it and it is taken back when it is refused. What moves stock never is.
      acknowledgeAlert: ({ input }, known) => {
        const { alertId: id } = input as AcknowledgeAlertInput;
        const alert = known.readFragment(AlertStateFragmentDoc, { __typename: 'Alert', id });
        return { ...alert, __typename: 'Alert', id, state: 'ACKNOWLEDGED', acknowledgedAt: new Date().toISOString() };
      },
    },
    updates: {
      Mutation: {
        // It ends the person's other sessions.
        changePassword: (_answer, _input, known) => {
          for (const { fieldName, fieldKey } of known.inspectFields('Query'))
            if (fieldName === 'sessions') known.invalidate('Query', fieldKey);
        },
      },
    },
  });
