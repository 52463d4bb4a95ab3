import { useTexts } from '../../i18n/index.ts';
import { Empty, PageTitle } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Conversations that the person takes part in. */
export function Screen() {
  const t = useTexts(texts);
  return (
    <>
      <PageTitle title={t.title} />
      <Empty />
    </>
  );
}
