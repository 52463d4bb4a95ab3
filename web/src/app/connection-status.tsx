import { Group, Text, Tooltip } from '@mantine/core';
import { useConnection } from '../api/index.ts';
import { useTexts } from '../i18n/index.ts';
import classes from './connection-status.module.css';
import { texts } from './texts.ts';

/** Whether changes reach this page now. */
export function ConnectionStatus() {
  const t = useTexts(texts);
  const { state } = useConnection();
  return (
    <Tooltip label={state === 'live' ? t.liveHint : t.connection[state]}>
      <Group gap={6} wrap="nowrap" role="img" aria-label={t.connection[state]} data-connection={state}>
        <span className={classes.dot ?? ''} data-state={state} />
        <Text size="xs" c="dimmed" visibleFrom="md" aria-hidden>
          {t.connection[state]}
        </Text>
      </Group>
    </Tooltip>
  );
}
