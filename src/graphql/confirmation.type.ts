import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import { type DoubtKind, doubtKinds, type Doubt as Found } from '../domain/doubt.ts';
import type { Context } from './context.ts';
import { RefusalInterface, RefusalType } from './refusal.type.ts';
import { say } from './say.ts';

export { doubtKinds };

registerEnumType(doubtKinds, {
  name: 'DoubtKind',
  description: 'What is allowed and almost always a slip.',
  valuesConfig: {
    EXPIRY_FAR: { description: 'The goods would be good for more than ten years.' },
    SIMILAR_DRUG: {
      description: 'The catalogue has a drug of the same name, strength and form, and no two codes tell them apart.',
    },
    SHORT_DATED: { description: 'The goods are good for fewer days than the drug or the supplier asks for.' },
    UNUSUAL_QUANTITY: { description: 'It is far more than the last movements of its kind of the drug there.' },
    PROMISED_TO_ORDER: { description: 'The goods are allocated to an order, which loses them.' },
  },
});

@ObjectType({ description: 'Something to look at once more.', simpleResolvers: true })
export class Doubt {
  @Field(() => doubtKinds, { description: 'What it is; give it in `confirm` when it is right all the same.' })
  kind!: DoubtKind;

  @Field({ description: 'A sentence for the user, in the language of the request.' })
  message!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The path of the input that it is about, such as `input.lots.2.expiresOn`; null when it is about no single one.',
  })
  field!: string | null;
}

/** Puts what doubts say into the language of whoever asked. */
@Resolver(() => Doubt)
export class DoubtResolver {
  @FieldResolver(() => String, { description: 'A sentence for the user, in the language of the request.' })
  message(@Root() doubt: Found, @Ctx() { language }: Context): string {
    return say(language, doubt);
  }
}

@RefusalType(
  'CONFIRMATION_NEEDED',
  'What was entered is almost always a slip. Send it again with the kinds of its doubts in `confirm` when it is right.',
)
export class ConfirmationNeeded extends RefusalInterface {
  @Field(() => [Doubt], { description: 'What has to be looked at, one entry for each doubt.' })
  doubts!: Doubt[];
}

/** The description of an input field that says what has been looked at. */
export const confirmDescription = 'What you have looked at and found right: the kinds of doubts of ConfirmationNeeded.';
