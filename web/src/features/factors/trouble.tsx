import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';

/** Why it did not work, where somebody tried. */
export function Trouble({ children }: { readonly children: string | null }) {
  if (children === null) return null;
  return (
    <Alert role="alert" variant="light" color="red" icon={<IconInfoCircle />}>
      {children}
    </Alert>
  );
}
