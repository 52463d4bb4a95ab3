import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** What was wrong with a form, above its fields; nothing while nothing is. */
export function FormErrors({ children }: { readonly children: ReactNode }) {
  if (children === null || children === undefined) return null;
  return (
    <Alert role="alert" variant="light" color="red" icon={<IconInfoCircle />}>
      {children}
    </Alert>
  );
}
