import type { RecallState } from '../../generated/enums.ts';
import { useTexts } from '../../i18n/index.ts';
import { StatusBadge } from '../../ui/index.ts';
import { texts } from './texts.ts';

const colors: Readonly<Record<RecallState, 'blue' | 'orange' | 'red' | 'gray'>> = {
  NEW: 'blue',
  REVIEWED: 'orange',
  ACTIVE: 'red',
  CLOSED: 'gray',
};

/** How far a recall is. */
export function RecallStatusBadge({ state }: { readonly state: RecallState }) {
  const t = useTexts(texts);
  return <StatusBadge color={colors[state]}>{t.states[state]}</StatusBadge>;
}
