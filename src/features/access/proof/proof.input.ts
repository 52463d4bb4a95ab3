import { Matches } from 'class-validator';
import { pinForm } from '../../../domain/access/pin.ts';

export const PinDigits = () => Matches(pinForm, { message: '$property must be 6 to 8 digits' });
