import { expect, it } from 'vitest';
import { isGuessablePin, pinForm } from './pin.ts';

it.each([
  '000000',
  '99999999',
  '123456',
  '12345678',
  '654321',
  '567890',
  '321098',
  '246802',
  '121212',
  '1212121',
  '123123',
  '12341234',
])('%s is one of the first that is tried', (pin) => expect(isGuessablePin(pin)).toBe(true));

it.each(['471902', '112358', '90210473', '123457', '020304'])('%s is not', (pin) =>
  expect(isGuessablePin(pin)).toBe(false),
);

it('a PIN is six to eight digits, and nothing else', () => {
  for (const pin of ['47190', '471902831', '47190a', '471902\n', '４７１９０２', ''])
    expect(pinForm.test(pin)).toBe(false);
  for (const pin of ['471902', '47190283']) expect(pinForm.test(pin)).toBe(true);
});
