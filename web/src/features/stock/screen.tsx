import { useTexts } from '../../i18n/index.ts';
import { Empty, PageTitle } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** What is on the shelf, in which lots, and what is done with it. */
export function Screen() {
  const t = useTexts(texts);
  return (
    <>
      <PageTitle title={t.title} />
      <Empty />
    </>
  );
}
