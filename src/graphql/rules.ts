import { IsInt, Matches, Max, MaxDate, Min, MinDate, ValidateBy } from 'class-validator';
import { readAddress } from '../domain/access/address.ts';
import { normalPassword } from '../domain/access/password.ts';
import { whyNoLotNumber } from '../domain/inventory/lot-key.ts';
import { maxMovement } from '../domain/inventory/quantity.ts';

/** A text that says something: not blank, and no longer than `max` characters. */
export function Text(max: number): PropertyDecorator {
  return both(Matches(/\S/, { message: '$property must not be empty' }), MaxLength(max));
}

/** A text that may be empty but not endless. */
export const LongText = (max = 2_000): PropertyDecorator => MaxLength(max);

/** A list of such texts; the problem names the first that is too long. */
export function LongTexts(max: number): PropertyDecorator {
  const tooLong = (value: unknown) =>
    Array.isArray(value) ? value.findIndex((text) => [...String(text).normalize()].length > max) : -1;
  return ValidateBy({
    name: 'maxLength',
    validator: {
      validate: (value) => tooLong(value) < 0,
      defaultMessage: (args) => `$property.${tooLong(args?.value)} must be shorter than or equal to ${max} characters`,
    },
  });
}

/**
 * At most so many characters, counted as PostgreSQL does: by code points. The library leaves out variation selectors. From here on the text's
 * letters are composed, so that a name is one name whichever keyboard wrote it.
 */
function MaxLength(max: number): PropertyDecorator {
  return Normalized('maxLength', (value) => {
    const composed = value.normalize();
    return [...composed].length <= max
      ? { normal: composed }
      : { reason: `must be shorter than or equal to ${max} characters` };
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
    return reason === null ? { normal: value } : { reason };
  });
  return both(readable, MaxLength(50));
}

/** An instant of our time: what a typing mistake makes of a year is refused. */
export function Instant(): PropertyDecorator {
  return both(MinDate(new Date('1900-01-01T00:00:00Z')), MaxDate(new Date('2200-01-01T00:00:00Z')));
}

/** An e-mail address, in its normal form behind the check. */
export function Email(): PropertyDecorator {
  return Normalized('isEmail', (value) => {
    const read = readAddress(value);
    return 'address' in read ? { normal: read.address } : read;
  });
}

/** Long rather than elaborate: 12 to 128 characters of its normal form, no rules on what they are. */
export function NewPassword(): PropertyDecorator {
  const isLongEnough = (value: unknown) => {
    const { length } = typeof value === 'string' ? [...normalPassword(value)] : [];
    return length >= 12 && length <= 128;
  };
  return Satisfies('isLength', isLongEnough, 'must be 12 to 128 characters');
}

/** A password that is there, however it is typed: a character may be four code points. */
export function Password(): PropertyDecorator {
  const most = 4 * 128;
  const isShortEnough = (value: unknown) => typeof value === 'string' && [...value].length <= most;
  return Satisfies('maxLength', isShortEnough, `must be shorter than or equal to ${most} characters`);
}

/** The check that a value of the domain makes of itself, with the sentence it answers. */
export function Satisfies(rule: string, holds: (value: unknown) => boolean, message: string): PropertyDecorator {
  return ValidateBy({
    name: rule,
    validator: { validate: (value) => holds(value), defaultMessage: () => `$property ${message}` },
  });
}

/** The check of a text that has a normal form, or a reason why not. The input holds it from then on, so that nothing behind meets another form. */
function Normalized(
  rule: string,
  read: (text: string) => { readonly normal: string } | { readonly reason: string },
): PropertyDecorator {
  const reading = (value: unknown) => (typeof value === 'string' ? read(value) : { reason: 'must be a text' });
  return ValidateBy({
    name: rule,
    validator: {
      validate: (value, args) => {
        const result = reading(value);
        if (!args || !('normal' in result)) return false;
        Reflect.set(args.object, args.property, result.normal);
        return true;
      },
      defaultMessage: (args) => {
        const result = reading(args?.value);
        return 'reason' in result ? `$property ${result.reason}` : '';
      },
    },
  });
}

function both(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };
}
