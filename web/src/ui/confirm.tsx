import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/index.ts';
import { useArmed } from './armed.ts';
import { Dialog } from './dialog.tsx';
import { texts } from './texts.ts';

interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  readonly children: ReactNode;
  /** What the button does, as a verb. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly loading?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once more before something that is not easily undone. The answer is taken once there was a moment to read what is asked. */
export function Confirm({ opened, title, children, confirm, danger, loading, onConfirm, onClose }: ConfirmProps) {
  const t = useTexts(texts);
  const armed = useArmed(opened ? title : '');
  return (
    <Dialog opened={opened} onClose={onClose} title={title} closeOnClickOutside={armed}>
      {typeof children === 'string' ? <Text size="sm">{children}</Text> : children}
      <Group justify="flex-end" gap="xs" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t.cancel}
        </Button>
        <Button
          {...(danger && { color: 'red.9' })}
          {...(!armed && { 'aria-disabled': true, 'data-disabled': true })}
          loading={loading ?? false}
          onClick={armed ? onConfirm : undefined}
          data-autofocus
        >
          {confirm}
        </Button>
      </Group>
    </Dialog>
  );
}
