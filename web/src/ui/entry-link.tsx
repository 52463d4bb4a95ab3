import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface EntryLinkProps {
  readonly href: string;
  /** What is handed on and no address tells. */
  readonly state?: object;
  readonly children: ReactNode;
}

/** From one page before the shell to another. */
export function EntryLink({ href, state, children }: EntryLinkProps) {
  return (
    <Anchor size="sm" renderRoot={(props) => <Link {...props} href={href} state={state} />}>
      {children}
    </Anchor>
  );
}
