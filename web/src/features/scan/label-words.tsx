import { Alert, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Scan } from '../../../../src/domain/scan/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { texts } from './texts.ts';

interface LabelWordsProps {
  readonly scan: Scan | null;
  /** The lot is here under that number, so its end is no question any more. */
  readonly lotIsKnown?: boolean;
}

/** What a person has to look at on the label that was scanned: a list where something is missing or wrong, a line where it only could be. */
export function LabelWords({ scan, lotIsKnown = false }: LabelWordsProps) {
  const t = useTexts(texts);
  const doubts = (scan?.doubts ?? []).filter(({ kind }) => kind !== 'LOT_END' || !lotIsKnown);
  if (!scan || doubts.length === 0) return null;
  const words = [
    ...new Set(doubts.map(({ kind, seen }) => (seen === '' ? t.doubts[kind] : `${t.doubts[kind]} ${t.seen(seen)}`))),
  ];
  const [only] = doubts;
  // As lot numbers do by chance: it was filled in, and is compared with the package.
  if (only?.kind === 'LOT_END' && doubts.length === 1)
    return (
      <Text size="sm" c="dimmed" role="status">
        {t.compareLot(scan.lotNumber ?? '', only.seen)}
      </Text>
    );
  return (
    <Alert role="alert" variant="light" color="orange" icon={<IconAlertTriangle />} title={t.lookAtLabel}>
      <List size="sm">
        {words.map((word) => (
          <List.Item key={word}>{word}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
