import { useState } from 'react';
import { useFind } from '../../api/index.ts';
import {
  type DrugChoiceFragment,
  StockAtDocument,
  type StockLotsFragment,
  StockOfCodeDocument,
  type StockRowFragment,
} from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { useFaultText } from '../../ui/index.ts';
import { readScan, type Scanned } from './gs1.ts';
import { texts } from './texts.ts';

/** What is moved: a drug, its stock here if there is one, and what its label said. */
export interface Product {
  readonly drug: DrugChoiceFragment;
  readonly stock: (StockRowFragment & StockLotsFragment) | null;
  readonly scanned: Scanned | null;
}

/** Finds what is moved, by a scanned or typed code or by choosing it. */
export function useProduct(initial: Product | null) {
  const t = useTexts(texts);
  const faultText = useFaultText();
  const pharmacy = usePharmacy();
  const findDrug = useFind(StockOfCodeDocument);
  const findStock = useFind(StockAtDocument);
  const [product, setProduct] = useState(initial);
  const [finding, setFinding] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  const choose = async (drug: Product['drug'], scanned: Scanned | null = null) => {
    setTrouble(null);
    const { data, fault } = await findStock({ pharmacyId: pharmacy.id, drugId: drug.id });
    if (fault) return setTrouble(faultText(fault));
    setProduct({ drug, stock: data.stocks.nodes[0] ?? null, scanned });
  };
  const scan = async (text: string) => {
    const scanned = readScan(text);
    setFinding(true);
    setTrouble(null);
    const { data, fault } = await findDrug({ code: scanned.code });
    const [drug, another] = data?.drugs.nodes ?? [];
    if (fault) setTrouble(faultText(fault));
    else if (!drug) setTrouble(t.unknownCode(scanned.code));
    else if (another) setTrouble(t.severalOfCode);
    else await choose(drug, scanned);
    setFinding(false);
  };
  const clear = () => {
    setProduct(null);
    setTrouble(null);
  };
  return { product, finding, trouble, choose, scan, clear };
}
