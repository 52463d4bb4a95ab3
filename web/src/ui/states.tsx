import { Button, Code, Skeleton, Stack, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconInbox, IconLock, IconPlugConnectedX, IconQuestionMark } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type ApothecaError, type ErrorKind, kindOf } from '../api/index.ts';
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

const icons: Partial<Record<ErrorKind, ReactNode>> = {
  offline: <IconPlugConnectedX size={24} stroke={1.6} />,
  forbidden: <IconLock size={24} stroke={1.6} />,
  missing: <IconQuestionMark size={24} stroke={1.6} />,
};

interface FailureProps {
  readonly kind: ErrorKind;
  readonly requestId?: string | null;
  readonly onRetry?: (() => void) | undefined;
}

function Failure({ kind, requestId = null, onRetry }: FailureProps) {
  const t = useTexts(texts);
  const { title, body } = t[kind];
  const repeats = kind !== 'forbidden' && kind !== 'missing';
  return (
    <State
      icon={icons[kind] ?? <IconAlertTriangle size={24} stroke={1.6} />}
      title={title}
      color={repeats ? 'red' : 'gray'}
      alert
    >
      <Text c="dimmed" size="sm" maw={420}>
        {body}
      </Text>
      {requestId !== null && <Code>{t.request(requestId)}</Code>}
      {repeats && onRetry && (
        <Button variant="default" onClick={onRetry}>
          {t.again}
        </Button>
      )}
    </State>
  );
}

/** What went wrong, in words, and what can be done. */
export function Failed({ error, onRetry }: { readonly error: ApothecaError; readonly onRetry?: () => void }) {
  return <Failure kind={kindOf(error)} requestId={error.requestId} onRetry={onRetry} />;
}

/** The person's role does not include what this page shows. */
export function Forbidden() {
  return <Failure kind="forbidden" />;
}

/** The words for an error on one line, beside what failed. Why something is not allowed, the server knows best. */
export function useErrorText(): (error: ApothecaError) => string {
  const t = useTexts(texts);
  return (error) => {
    const kind = kindOf(error);
    if (kind === 'forbidden') return error.message;
    if (kind === 'limited' && error.retryAfterSeconds !== null) return t.limitedFor(String(error.retryAfterSeconds));
    const { title, body } = t[kind];
    return `${title}. ${body}`;
  };
}
