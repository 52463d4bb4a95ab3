import { ApothecaError } from '@apotheca/client';
import { expect, it } from 'vitest';
import { fieldErrorsOf, refusalErrorsOf } from './field-errors.ts';

const refused = (...fields: string[]) =>
  new ApothecaError('No.', {
    code: 'BAD_USER_INPUT',
    problems: fields.map((field) => ({ field, message: `${field}!` })),
  });
const values = { note: '', lines: [{ drugId: '1' }, { drugId: '2' }] };

it('findings stand at the fields that they name, in lists at their row', () => {
  expect(fieldErrorsOf(refused('input.note', 'input.lines.1.drugId'), 'Check it.', values)).toEqual({
    note: 'input.note!',
    'lines.1.drugId': 'input.lines.1.drugId!',
  });
});

it('what names no field of the form is said of all of it', () => {
  for (const field of ['input.other', 'input.lines.7.drugId', 'input.note.length', ''])
    expect(fieldErrorsOf(refused('input.note', field), 'Check it.', values)).toEqual({ form: 'Check it.' });
  expect(fieldErrorsOf(refused(), 'Check it.', values)).toEqual({ form: 'Check it.' });
});

it('a refusal stands at the field or the row that it is about, or is of all of it', () => {
  const at = (field: string | null) => Object.keys(refusalErrorsOf({ field, message: 'No.' }, values));
  expect(at('input.lines.1')).toEqual(['lines.1']);
  expect(at('input.lines.0.drugId')).toEqual(['lines.0.drugId']);
  for (const field of [null, 'input', 'input.lines.2']) expect(at(field)).toEqual(['form']);
});
