import { useSubscription } from '../../api/index.ts';
import { AlertNewsDocument } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { useMay, usePharmacy } from '../../session/index.ts';
import { notify } from '../../ui/index.ts';
import { texts } from './texts.ts';

/** Says on whatever screen is open that something has run short. */
export function AlertNotices() {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const may = useMay();
  const { id: pharmacyId } = usePharmacy();
  useSubscription(
    AlertNewsDocument,
    { pharmacyId },
    {
      pause: !may('STOCK_READ'),
      onData: ({ lowStockAlerted: { kind, stock } }) =>
        notify.news(t.news(terms.alertKind[kind], stock.drug.name, format.number(stock.usable))),
    },
  );
  return null;
}
