import { useTexts } from '../../i18n/index.ts';
import { Empty, PageTitle } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** The trail of what was done, who looked, and its proof. */
export function Screen() {
  const t = useTexts(texts);
  return (
    <>
      <PageTitle title={t.title} />
      <Empty />
    </>
  );
}
