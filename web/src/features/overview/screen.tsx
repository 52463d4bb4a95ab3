import { useTexts } from '../../i18n/index.ts';
import { Empty, PageTitle } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** What wants attention at the pharmacy now. */
export function Screen() {
  const t = useTexts(texts);
  return (
    <>
      <PageTitle title={t.title} />
      <Empty />
    </>
  );
}
