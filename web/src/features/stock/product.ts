import { useRef, useState } from 'react';
import { useLazyQuery } from '../../api/index.ts';
import {
  type DrugChoiceFragment,
  StockAtDocument,
  type StockLotsFragment,
  StockOfCodeDocument,
  type StockRowFragment,
} from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { useErrorText } from '../../ui/index.ts';
import type { Scan } from '../scan/index.ts';
import { texts } from './texts.ts';

/** What is moved: a drug, its stock here if there is one, and what its label said. */
export interface Product {
  readonly drug: DrugChoiceFragment;
  readonly stock: (StockRowFragment & StockLotsFragment) | null;
  readonly scanned: Scan | null;
}

/**
 * Finds what is moved, by a scanned or typed code or by choosing it. What the label says is there at once; what it means to the catalogue follows
 * when the network has answered, and `settled` waits for it. `onSearch` hears that it is about another product from now on.
 */
export function useProduct(initial: Product | null, onSearch?: () => void) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const pharmacy = usePharmacy();
  const findDrug = useLazyQuery(StockOfCodeDocument);
  const findStock = useLazyQuery(StockAtDocument);
  const [product, setProduct] = useState(initial);
  const [label, setLabel] = useState<Scan | null>(initial?.scanned ?? null);
  const [finding, setFinding] = useState(false);
  const [formError, setFormError] = useState<string | null>(null);
  /** The newest search; the answer of an older one is too late. */
  const search = useRef(Promise.resolve(initial));

  const find = (asked: () => Promise<Product | string>) => {
    onSearch?.();
    setFormError(null);
    setFinding(true);
    const found: Promise<Product | null> = asked().then((answer) => {
      if (search.current !== found) return search.current;
      setFinding(false);
      if (typeof answer === 'string') {
        setFormError(answer);
        return null;
      }
      setProduct(answer);
      return answer;
    });
    search.current = found;
  };
  const withStock = async (drug: Product['drug'], scanned: Scan | null): Promise<Product | string> => {
    const { data, error } = await findStock({ pharmacyId: pharmacy.id, drugId: drug.id });
    return error ? errorText(error) : { drug, stock: data.stocks.nodes[0] ?? null, scanned };
  };
  const ofCode = async (scanned: Scan): Promise<Product | string> => {
    const { data, error } = await findDrug({ code: scanned.code });
    if (error) return errorText(error);
    const [drug, another] = data.drugs.nodes;
    if (!drug) return t.unknownCode(scanned.code);
    if (another) return t.severalOfCode;
    return { drug, stock: drug.stocks.find((each) => each.pharmacy.id === pharmacy.id) ?? null, scanned };
  };

  /** A label whose lot cannot be told is left aside by choosing; a lot that was scanned stays what was scanned. */
  const choose = (drug: Product['drug']) => find(() => withStock(drug, label?.lotNumber ? label : null));
  const scan = (scanned: Scan) => {
    setLabel(scanned);
    const before = search.current;
    if (scanned.code !== '') {
      setProduct(null);
      return find(() => ofCode(scanned));
    }
    // A second label of the package that tells lot and expiry, of the product that is there.
    return find(async () => {
      const there = await before;
      return there ? { ...there, scanned } : t.noProduct;
    });
  };
  return { product, label, finding, formError, choose, scan, settled: () => search.current };
}
