import { pinForm } from '../../../domain/access/pin.ts';
import { message } from '../../../domain/messages/index.ts';
import { Matches } from '../../../graphql/rules.ts';

export const PinDigits = () => Matches(pinForm, message('pinForm'));
