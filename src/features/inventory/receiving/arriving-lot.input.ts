import { Field, InputType, Int } from 'type-graphql';
import { LongText, LotNumber, Quantity } from '../../../graphql/rules.ts';
import { ExpiryDateScalar } from '../../../graphql/scalars.ts';
import type { Arrival } from './plan-arrivals.ts';

@InputType()
export class ArrivingLot {
  @Field(() => Int, { description: 'How many units of the drug, 1 to 10,000,000.' })
  @Quantity()
  quantity!: number;

  @Field({
    description:
      'The lot number on the package. Spelled otherwise than a lot that is here (case, blanks, hyphens) with the same expiry, it is that lot.',
  })
  @LotNumber()
  lotNumber!: string;

  @Field(() => ExpiryDateScalar, {
    nullable: true,
    description:
      'The last day of use, or the month where the label names no day. Needed unless the drug’s expiryControl is NONE. Goods that have expired are refused.',
  })
  expiresOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Takes them into quarantine, with the reason: damaged, short-dated, to be looked at. Up to 500 characters. They are used by no path until somebody releases them.',
  })
  @LongText(500)
  quarantine?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true keeps a number that is spelled otherwise than a lot that is here as a lot of its own.',
  })
  asOwnLot?: boolean;
}

/** What an input says of goods that arrive: `field` is where it says so, `drugField` where it names the drug. */
export function arrivalOf(drugId: string, lot: ArrivingLot, field: string, drugField: string): Arrival {
  const { lotNumber, expiresOn = null, quantity, quarantine, asOwnLot = false } = lot;
  return {
    drugId,
    lotNumber: lotNumber.trim(),
    expiresOn,
    quantity,
    quarantine: quarantine?.trim() || null,
    asOwnLot,
    extra: null,
    ordered: false,
    field,
    drugField,
  };
}
