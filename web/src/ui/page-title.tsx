import { Group, Title } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import classes from './page-title.module.css';

/** How often the person has gone to another page; the first one does not take the focus. */
export const Visits = createContext(0);

interface PageTitleProps {
  readonly title: string;
  /** What can be done on this page, at its right. */
  readonly children?: ReactNode;
}

/** The heading of a page. It names the window, and is where the focus goes when the page was changed. */
export function PageTitle({ title, children }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const visits = useContext(Visits);
  useEffect(() => {
    document.title = `${title} – Apotheca`;
  }, [title]);
  useEffect(() => {
    if (visits > 0) heading.current?.focus();
  }, [visits]);
  return (
    <Group justify="space-between" align="center" gap="xs" mb="md" mih={36}>
      <Title order={1} ref={heading} tabIndex={-1} className={classes.title ?? ''}>
        {title}
      </Title>
      {children && <Group gap="xs">{children}</Group>}
    </Group>
  );
}
