import { Alert, Button, Stack } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { StockMovedFragment } from '../../generated/graphql.ts';
import { notify } from '../../ui/index.ts';

interface MovementFormProps {
  readonly children: ReactNode;
  readonly trouble: string | undefined;
  readonly submit: string;
  readonly busy: boolean;
  readonly onSubmit: () => Promise<void>;
}

/** The frame of every movement: its fields, what is wrong with all of it, and the one button. */
export function MovementForm({ children, trouble, submit, busy, onSubmit }: MovementFormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void onSubmit();
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

/** What a form does once its movement was posted: what is said of it, and what the server answered. */
export type Moved = (said: string, movement: StockMovedFragment) => void;

/** Says what was done, with a way to undo it, and what the server wants known about it. */
export function tellMoved(said: string, { transaction, notices }: StockMovedFragment, undo: Undo): void {
  notify.done(
    said,
    transaction.undoable ? { label: undo.label, onClick: () => undo.of(transaction.id, said) } : undefined,
  );
  for (const notice of notices) notify.news(notice);
}

interface Undo {
  readonly label: string;
  readonly of: (transactionId: string, said: string) => void;
}
