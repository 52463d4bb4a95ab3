import { Alert, Button, Stack } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import type { StockMovedFragment } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { DoubtList, type Doubts, notify } from '../../ui/index.ts';
import { useTypeAhead } from '../scan/index.ts';
import { texts } from './texts.ts';

interface MovementFormProps {
  readonly children: ReactNode;
  readonly formError: string | undefined;
  readonly submit: string;
  readonly loading: boolean;
  /** What is asked once more before it is entered. */
  readonly doubts?: Doubts;
  readonly onSubmit: () => Promise<void>;
}

/** The frame of every movement: its fields, what is wrong with all of it, and the one button. */
export function MovementForm({ children, formError, submit, loading, doubts, onSubmit }: MovementFormProps) {
  const t = useTexts(texts);
  const armed = doubts?.armed ?? true;
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
        if (armed) void send();
      }}
    >
      <Stack gap="sm">
        {children}
        {formError !== undefined && (
          <Alert role="alert" variant="light" color="red" icon={<IconAlertCircle />}>
            {formError}
          </Alert>
        )}
        {doubts && <DoubtList of={doubts} />}
        <Button type="submit" loading={loading} {...(!armed && { 'aria-disabled': true, 'data-disabled': true })}>
          {doubts && doubts.open.length > 0 ? t.allTheSame : submit}
        </Button>
      </Stack>
    </form>
  );
}

/** What a form does once its movement was posted: what is said of it, and what the server answered. */
export type Moved = (said: string, movement: StockMovedFragment) => void;

/** Says what was done, with a way to undo it, and what the server wants known about it. */
export function notifyMovement(said: string, { transaction, notices }: StockMovedFragment, undo: Undo): void {
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
