import { Alert, Button, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { DoubtKind } from '../generated/enums.ts';
import { useTexts } from '../i18n/index.ts';
import { useArmed } from './armed.ts';
import { texts } from './texts.ts';

interface Doubt {
  readonly kind: DoubtKind;
  readonly message: string;
}

/** What is asked once more about an input: it is confirmed by sending the very same again, after a moment to read what is asked. */
export interface Doubts {
  readonly open: readonly Doubt[];
  /** Whether it can be sent: nothing is asked, or what is asked has been there for a moment. */
  readonly armed: boolean;
  /** What goes with the input: the doubts that were shown about it. */
  readonly confirm: (input: object) => { readonly confirm?: DoubtKind[] };
  /** The server asks once more. */
  readonly ask: (input: object, doubts: readonly Doubt[]) => void;
  readonly clear: () => void;
}

export function useDoubts(): Doubts {
  const [asked, setAsked] = useState<{ readonly of: string; readonly doubts: readonly Doubt[] } | null>(null);
  const armed = useArmed(asked?.of ?? '');
  const of = (input: object) => (asked?.of === JSON.stringify(input) ? asked.doubts : []);
  return {
    open: asked?.doubts ?? [],
    armed: asked === null || armed,
    confirm: (input) => {
      const kinds = of(input).map(({ kind }) => kind);
      return kinds.length > 0 ? { confirm: [...new Set(kinds)] } : {};
    },
    ask: (input, doubts) => setAsked({ of: JSON.stringify(input), doubts: [...of(input), ...doubts] }),
    clear: () => setAsked(null),
  };
}

/** What is asked once more, in the server's words. */
export function DoubtList({ of }: { readonly of: Doubts }) {
  const t = useTexts(texts);
  if (of.open.length === 0) return null;
  return (
    <Alert role="alert" variant="light" color="orange" icon={<IconAlertTriangle />} title={t.lookAgain}>
      <List size="sm">
        {of.open.map(({ kind, message }) => (
          <List.Item key={`${kind} ${message}`}>{message}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

interface SubmitOrConfirmProps {
  /** What the button does, as a verb. */
  readonly submit: string;
  readonly loading: boolean;
  readonly disabled?: boolean;
  readonly doubts?: Doubts;
  /** What it says while something is asked once more. */
  readonly confirm?: string;
}

/** The button that sends a form, or confirms what is asked once more: that only after there was a moment to read it. */
export function SubmitOrConfirm({ submit, loading, disabled = false, doubts, confirm }: SubmitOrConfirmProps) {
  const t = useTexts(texts);
  return (
    <Button
      type="submit"
      loading={loading}
      disabled={disabled}
      {...(doubts?.armed === false && { 'aria-disabled': true, 'data-disabled': true })}
    >
      {doubts && doubts.open.length > 0 ? (confirm ?? t.enterIt) : submit}
    </Button>
  );
}
