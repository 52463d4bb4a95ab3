import type { ReactNode } from 'react';
import { DrugSelect } from '../drug-select/index.ts';
import { LabelWords, ScanField } from '../scan/index.ts';
import type { useProduct } from './product.ts';
import { lotIsKnown } from './scanned-lot.ts';

interface ProductFieldsProps {
  readonly of: ReturnType<typeof useProduct>;
  /** Why the drug cannot be moved. */
  readonly error?: ReactNode;
}

/** What is moved: by its code, scanned or typed, or by its name. */
export function ProductFields({ of: { product, label, finding, formError, choose, scan }, error }: ProductFieldsProps) {
  return (
    <>
      <ScanField onScan={scan} loading={finding} error={formError} autoFocus />
      <LabelWords scan={label} lotIsKnown={lotIsKnown(product)} />
      <DrugSelect value={product?.drug ?? null} onChange={choose} error={error} />
    </>
  );
}
