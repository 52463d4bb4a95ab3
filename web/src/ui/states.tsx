import { Button, Code, Skeleton, Stack, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconInbox, IconLock, IconPlugConnectedX, IconQuestionMark } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Fault, FaultKind } from '../api/index.ts';
import { useTexts } from '../i18n/index.ts';
import { texts } from './texts.ts';

/** The place of what is awaited, in about its shape. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const t = useTexts(texts);
  return (
    <Stack gap="xs" role="status" aria-busy="true">
      <VisuallyHidden>{t.loading}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without content have nothing else
        <Skeleton key={index} height={28} radius="sm" width={`${100 - ((index * 7) % 18)}%`} />
      ))}
    </Stack>
  );
}

interface StateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly color?: string;
  readonly alert?: boolean;
}

function State({ icon, title, children, color = 'gray', alert = false }: StateProps) {
  return (
    <Stack align="center" gap="sm" py="xl" px="md" ta="center" role={alert ? 'alert' : 'status'}>
      <ThemeIcon size={44} radius="xl" variant="light" color={color} aria-hidden>
        {icon}
      </ThemeIcon>
      <Text fw={600}>{title}</Text>
      {children}
    </Stack>
  );
}

/** There is nothing to show, and what that means. */
export function Empty({ title, children }: { readonly title?: string; readonly children?: ReactNode }) {
  const t = useTexts(texts);
  return (
    <State icon={<IconInbox size={24} stroke={1.6} />} title={title ?? t.empty}>
      {typeof children === 'string' ? (
        <Text c="dimmed" size="sm" maw={420}>
          {children}
        </Text>
      ) : (
        children
      )}
    </State>
  );
}

const icons: Partial<Record<FaultKind, ReactNode>> = {
  offline: <IconPlugConnectedX size={24} stroke={1.6} />,
  forbidden: <IconLock size={24} stroke={1.6} />,
  missing: <IconQuestionMark size={24} stroke={1.6} />,
};

/** What went wrong, in words, and what can be done. */
export function Failed({ fault, again }: { readonly fault: Fault; readonly again?: () => void }) {
  const t = useTexts(texts);
  const { title, body } = t[fault.kind];
  const repeats = fault.kind !== 'forbidden' && fault.kind !== 'missing';
  return (
    <State
      icon={icons[fault.kind] ?? <IconAlertTriangle size={24} stroke={1.6} />}
      title={title}
      color={repeats ? 'red' : 'gray'}
      alert
    >
      <Text c="dimmed" size="sm" maw={420}>
        {body}
      </Text>
      {fault.requestId !== null && <Code>{t.request(fault.requestId)}</Code>}
      {repeats && again && (
        <Button variant="default" onClick={again}>
          {t.again}
        </Button>
      )}
    </State>
  );
}

/** The person's role does not include what this page shows. */
export function Forbidden() {
  return <Failed fault={{ kind: 'forbidden', message: '', problems: [], requestId: null, retryAfterSeconds: null }} />;
}

/** The words for a fault on one line, beside what failed. */
export function useFaultText(): (fault: Fault) => string {
  const t = useTexts(texts);
  return (fault) => {
    if (fault.kind === 'limited' && fault.retryAfterSeconds !== null)
      return t.limitedFor(String(fault.retryAfterSeconds));
    const { title, body } = t[fault.kind];
    return `${title}. ${body}`;
  };
}
