import { useTexts } from '../../i18n/index.ts';
import { Empty, PageTitle } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Every stock of the pharmacy at one glance, for a screen on the wall. */
export function Screen() {
  const t = useTexts(texts);
  return (
    <>
      <PageTitle title={t.title} />
      <Empty />
    </>
  );
}
