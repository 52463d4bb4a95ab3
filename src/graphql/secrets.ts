import {
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
} from 'graphql';
import { Directive } from 'type-graphql';

/**
 * Declares, beside `@Field` of an input, that what is sent there is not for whoever reads the audit trail: a credential, a text that is kept encrypted,
 * or a name of somebody who may be erased later. The trail holds `shown` in its place.
 */
export function Secret(shown: '[secret]' | '[name]' = '[secret]'): PropertyDecorator {
  // A directive, and not an extension: an input that extends another one inherits it with its fields.
  return Directive(`@secret(shown: "${shown}")`) as PropertyDecorator;
}

/** What the trail shows in the place of what this field holds; null when it is no secret. */
export function shownInstead({ astNode }: GraphQLInputField): string | null {
  const declared = astNode?.directives?.find(({ name }) => name.value === 'secret');
  const value = declared?.arguments?.[0]?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}

/** A value of an input type with what is declared secret replaced, whatever it is and however deep. */
export function withoutSecrets(value: unknown, type: GraphQLInputType): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return Array.isArray(value) ? value.map((each) => withoutSecrets(each, bare.ofType)) : value;
  if (!isInputObjectType(bare) || typeof value !== 'object' || value === null) return value;
  const fields = bare.getFields();
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => {
        const field = fields[name];
        if (!field) return [name, inner];
        return [name, shownInstead(field) ?? withoutSecrets(inner, field.type)];
      }),
  );
}
