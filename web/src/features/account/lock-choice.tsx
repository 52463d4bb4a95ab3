import { SegmentedControl } from '@mantine/core';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { lockMinutes, useLock } from '../../session/index.ts';
import { texts } from './texts.ts';

/** After how long this browser locks, whoever is signed in. */
export function LockChoice() {
  const t = useTexts(texts);
  const format = useFormat();
  const { minutes, choose } = useLock();
  return (
    <SegmentedControl
      aria-label={t.lockAfter}
      value={String(minutes)}
      onChange={(value) => choose(lockMinutes.find((each) => String(each) === value) ?? minutes)}
      data={lockMinutes.map((each) => ({
        value: String(each),
        label: each === 0 ? t.lockNever : t.lockMinutes(format.number(each)),
      }))}
    />
  );
}
