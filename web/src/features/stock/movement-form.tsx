import { type ComponentProps, useRef } from 'react';
import type { StockMovedFragment } from '../../generated/graphql.ts';
import { Form, notify } from '../../ui/index.ts';
import { useTypeAhead } from '../scan/index.ts';

/** The form of a movement: while one is on its way, what is typed for the next is held. */
export function MovementForm<Values extends object>({ onSubmit, ...form }: ComponentProps<typeof Form<Values>>) {
  const { hold } = useTypeAhead();
  const sending = useRef(false);
  const send = async (values: Values) => {
    if (sending.current) return;
    sending.current = true;
    const release = hold();
    await onSubmit(values);
    sending.current = false;
    release();
  };
  return <Form {...form} onSubmit={send} />;
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
