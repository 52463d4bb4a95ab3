import {
  type ClassType,
  Ctx,
  createUnionType,
  Field,
  FieldResolver,
  InterfaceType,
  ObjectType,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import type { Refusal } from '../domain/refusal.ts';
import type { Context } from './context.ts';
import { say } from './say.ts';

/** Filled by the refusals that features declare; TypeGraphQL reads it when the schema is built. */
const refusalCodes: Record<string, string> = {};
const codeDescriptions: Record<string, { description: string }> = {};
registerEnumType(refusalCodes, {
  name: 'RefusalCode',
  description: 'Why an operation was refused; one code for each type of refusal.',
  valuesConfig: codeDescriptions,
});

@InterfaceType('Refusal', {
  description: 'An expected answer that the user can act on. Nothing was changed.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export class RefusalInterface {
  @Field(() => refusalCodes, { description: 'The kind of refusal, to switch on.' })
  code!: string;

  @Field({ description: 'A sentence for the user, in the language of the request.' })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The path of the input that it is about, such as `input.lines.7.quantity`; of several the first; null when it is about no single one.',
  })
  field!: string | null;
}

/** Puts what refusals say into the language of whoever asked. */
@Resolver(() => RefusalInterface)
export class RefusalResolver {
  @FieldResolver(() => String, { description: 'A sentence for the user, in the language of the request.' })
  message(@Root() refusal: Refusal, @Ctx() { language }: Context): string {
    return say(language, refusal);
  }
}

/** Declares a refusal as a type of the schema that implements Refusal, with its code. */
export function RefusalType(code: string, description: string): ClassDecorator {
  refusalCodes[code] = code;
  codeDescriptions[code] = { description };
  return ObjectType({ implements: RefusalInterface, description, simpleResolvers: true }) as ClassDecorator;
}

/** The result of a mutation: what it made, or one of the refusals. Answers carry the name of their type. */
export function resultUnion<const Types extends readonly ClassType<object>[]>(
  name: string,
  description: string,
  types: () => Types,
) {
  return createUnionType({
    name,
    description,
    types,
    resolveType: ((value: { __typename: string }) => value.__typename) as never,
  });
}
