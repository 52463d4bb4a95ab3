import { ArgsType, Field, registerEnumType } from 'type-graphql';
import { isTimezone } from '../../domain/dates.ts';
import { message } from '../../domain/messages/index.ts';
import { Role } from '../../generated/prisma/enums.ts';
import { PageArgs } from '../../graphql/connection.ts';
import { LongText, Matches, Satisfies } from '../../graphql/rules.ts';

registerEnumType(Role, {
  name: 'Role',
  description: 'What a person is at a pharmacy; see docs/reference/permissions.md for what each may do.',
  valuesConfig: {
    OWNER: { description: 'Leads the organization: may do all, and name other owners.' },
    MANAGER: { description: 'Leads a pharmacy: lets people in, and closes periods.' },
    PHARMACIST: { description: 'Answers for the goods: approves orders, chooses and releases lots, adjusts.' },
    TECHNICIAN: { description: 'Works with the goods: receives, dispenses, requests and fulfills orders.' },
    AUDITOR: { description: 'Looks at everything, the trail too, and changes nothing.' },
  },
});

export const Timezone = () =>
  Satisfies('timezone', (value) => typeof value === 'string' && isTimezone(value), message('timezoneForm'));
export const PharmacyCode = () => Matches(/^[A-Z0-9][A-Z0-9-]{0,19}$/, message('pharmacyCodeForm'));

@ArgsType()
export class ColleaguesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Words of the name or address in any order, such as jo web.' })
  @LongText(100)
  search?: string | null;
}
