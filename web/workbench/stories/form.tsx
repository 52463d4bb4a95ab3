import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Form } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

function Example({ errors, loading = false }: { readonly errors: Record<string, string>; readonly loading?: boolean }) {
  const form = useForm({ initialValues: { lotNumber: 'A-1', reason: '' }, initialErrors: errors });
  return (
    <Form form={form} submit="Save label" loading={loading} onSubmit={() => undefined}>
      <TextInput label="Lot number" {...form.getInputProps('lotNumber')} />
      <TextInput label="Reason" {...form.getInputProps('reason')} />
    </Form>
  );
}

export const stories: Stories = {
  plain: { show: () => <Example errors={{}} /> },
  'wrong at a field': { show: () => <Example errors={{ reason: 'Enter a reason.' }} /> },
  'wrong as a whole': { show: () => <Example errors={{ form: 'Someone else is changing the same record.' }} /> },
  'on its way': { show: () => <Example errors={{}} loading /> },
};
