import {
  IsInt as isInt,
  Matches as matches,
  MaxDate as maxDate,
  ArrayMaxSize as maxItems,
  Max as maximum,
  MinDate as minDate,
  ArrayMinSize as minItems,
  Min as minimum,
  NotEquals as notEquals,
  ValidateBy,
  type ValidationError,
  type ValidationOptions,
} from 'class-validator';
import { readAddress } from '../domain/access/address.ts';
import { normalPassword } from '../domain/access/password.ts';
import { whyNoLotNumber } from '../domain/inventory/lot-key.ts';
import { maxMovement } from '../domain/inventory/quantity.ts';
import { inWords, type Message, message } from '../domain/messages/index.ts';

/**
 * The rules of inputs. Each has the sentence that whoever breaks it reads, in every language: inputs take their rules from here, and not from the
 * library, whose sentences are English.
 */
interface Said {
  readonly said: (value: unknown) => Message;
}

/** Which element of a list breaks a rule on the whole of it. */
interface Within {
  readonly within: (value: unknown) => number;
}

/** The library keeps the context of a rule that has a message alone. */
const says = (sentence: Message | Said['said'], within?: Within['within']): ValidationOptions => {
  const said = typeof sentence === 'function' ? sentence : () => sentence;
  return {
    message: ({ value }) => inWords('en', said(value)),
    context: { said, ...(within && { within }) } satisfies Said & Partial<Within>,
  };
};

/** What a rule that was broken says of the value. */
export function saidBy({ contexts, property, value }: ValidationError, rule: string): Message {
  const context: Said | undefined = contexts?.[rule];
  // A defect of ours, found by the test of all rules: no input may be refused in one language alone.
  if (!context) throw new Error(`The rule ${rule} of ${property} has no sentence.`);
  return context.said(value);
}

/** The element of a list that broke a rule; null where the rule is about the field itself. */
export function elementOf({ contexts, value }: ValidationError, rule: string): number | null {
  const context: Partial<Within> | undefined = contexts?.[rule];
  return context?.within?.(value) ?? null;
}

export const IsInt = () => isInt(says(message('wholeNumber')));
export const Min = (least: number) => minimum(least, says(message('atLeast', { least })));
export const Max = (most: number) => maximum(most, says(message('atMost', { most })));
export const NotZero = () => notEquals(0, says(message('notZero')));
export const ArrayMinSize = (least: number) => minItems(least, says(message('atLeastItems', { least })));
export const ArrayMaxSize = (most: number) => maxItems(most, says(message('atMostItems', { most })));
export const Matches = (form: RegExp, said: Message) => matches(form, says(said));

/** A text that says something: not blank, and no longer than `max` characters. */
export function Text(max: number): PropertyDecorator {
  return both(Matches(/\S/, message('notEmpty')), MaxLength(max));
}

/** A text that may be empty but not endless. */
export const LongText = (max = 2_000): PropertyDecorator => MaxLength(max);

/** A list of such texts; the problem names the first that is too long. */
export function LongTexts(max: number): PropertyDecorator {
  const tooLong = (value: unknown) =>
    Array.isArray(value) ? value.findIndex((text) => [...String(text).normalize()].length > max) : -1;
  return ValidateBy(
    { name: 'maxLength', validator: { validate: (value) => tooLong(value) < 0 } },
    says(message('atMostCharacters', { most: max }), tooLong),
  );
}

/**
 * At most so many characters, counted as PostgreSQL does: by code points. The library leaves out variation selectors. From here on the text's
 * letters are composed, so that a name is one name whichever keyboard wrote it.
 */
export function MaxLength(most: number): PropertyDecorator {
  const tooLong = message('atMostCharacters', { most });
  return Normalized('maxLength', (value) => {
    const composed = value.normalize();
    return [...composed].length <= most ? { normal: composed } : { refused: tooLong };
  });
}

/** How many units a movement carries: a whole number from 1 to 10,000,000. */
export function Quantity(): PropertyDecorator {
  return both(IsInt(), Min(1), Max(maxMovement));
}

/** A lot number as it is printed: something to read, up to 50 characters, and nothing that a scanner sends between two values. */
export function LotNumber(): PropertyDecorator {
  const readable = Normalized('lotNumber', (value) => {
    const reason = whyNoLotNumber(value);
    return reason === null ? { normal: value } : { refused: message('noLotNumber', { reason }) };
  });
  return both(readable, MaxLength(50));
}

/** An instant of our time: what a typing mistake makes of a year is refused. */
export function Instant(): PropertyDecorator {
  return both(
    minDate(new Date('1900-01-01T00:00:00Z'), says(message('noTime'))),
    maxDate(new Date('2200-01-01T00:00:00Z'), says(message('noTime'))),
  );
}

/** An e-mail address, in its normal form behind the check. */
export function Email(): PropertyDecorator {
  return Normalized('isEmail', (value) => {
    const read = readAddress(value);
    return 'address' in read ? { normal: read.address } : { refused: message('noAddress', { reason: read.reason }) };
  });
}

/** Long rather than elaborate: 12 to 128 characters of its normal form, no rules on what they are. */
export function NewPassword(): PropertyDecorator {
  const isLongEnough = (value: unknown) => {
    const { length } = typeof value === 'string' ? [...normalPassword(value)] : [];
    return length >= 12 && length <= 128;
  };
  return Satisfies('isLength', isLongEnough, message('passwordLength'));
}

/** A password that is there, however it is typed: a character may be four code points. */
export function Password(): PropertyDecorator {
  const most = 4 * 128;
  const isShortEnough = (value: unknown) => typeof value === 'string' && [...value].length <= most;
  return Satisfies('maxLength', isShortEnough, message('atMostCharacters', { most }));
}

/** The check that a value of the domain makes of itself, with the sentence it answers. */
export function Satisfies(rule: string, holds: (value: unknown) => boolean, said: Message): PropertyDecorator {
  return ValidateBy({ name: rule, validator: { validate: holds } }, says(said));
}

/** The check of a text that has a normal form, or a reason why not. The input holds it from then on, so that nothing behind meets another form. */
function Normalized(
  rule: string,
  read: (text: string) => { readonly normal: string } | { readonly refused: Message },
): PropertyDecorator {
  const reading = (value: unknown) => (typeof value === 'string' ? read(value) : { refused: message('noText') });
  return ValidateBy(
    {
      name: rule,
      validator: {
        validate: (value, args) => {
          const result = reading(value);
          if (!args || !('normal' in result)) return false;
          Reflect.set(args.object, args.property, result.normal);
          return true;
        },
      },
    },
    says((value) => {
      const result = reading(value);
      return 'refused' in result ? result.refused : message('noText');
    }),
  );
}

function both(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };
}
