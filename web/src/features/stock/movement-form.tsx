import { Alert, Button, Stack } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import type { StockMovedFragment } from '../../generated/graphql.ts';
import { notify } from '../../ui/index.ts';
import { useTypeAhead } from '../scan/index.ts';

interface MovementFormProps {
  readonly children: ReactNode;
  readonly trouble: string | undefined;
  readonly submit: string;
  readonly busy: boolean;
  readonly onSubmit: () => Promise<void>;
}

/** The frame of every movement: its fields, what is wrong with all of it, and the one button. */
export function MovementForm({ children, trouble, submit, busy, onSubmit }: MovementFormProps) {
  const { hold } = useTypeAhead();
  const sending = useRef(false);
  const send = async () => {
    if (sending.current) return;
    sending.current = true;
    const release = hold();
    await onSubmit();
    sending.current = false;
    release();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        {children}
        {trouble !== undefined && (
          <Alert role="alert" variant="light" color="red" icon={<IconAlertCircle />}>
            {trouble}
          </Alert>
        )}
        <Button type="submit" loading={busy}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}

/** Says what was done, and what the server wants known about it. */
export function tellMoved(done: string, { notices }: StockMovedFragment): void {
  notify.done(done);
  for (const notice of notices) notify.news(notice);
}
