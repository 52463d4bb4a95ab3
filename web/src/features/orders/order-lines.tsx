import { ActionIcon, Button, Group, NumberInput, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useLazyQuery } from '../../api/index.ts';
import type { OrderKind } from '../../generated/enums.ts';
import { type DrugChoiceFragment, OrderDrugOfCodeDocument } from '../../generated/graphql.ts';
import { useTexts } from '../../i18n/index.ts';
import { useErrorText } from '../../ui/index.ts';
import { DrugSelect } from '../drug-select/index.ts';
import { type Scan, ScanField } from '../scan/index.ts';
import { texts } from './texts.ts';

/** One drug of an order, as it is being entered. */
export interface Line {
  readonly key: number;
  readonly drug: DrugChoiceFragment | null;
  readonly quantity: number | string;
  /** It was begun by a scan: whether its drug is still looked up, or why it was not found. */
  readonly scan?: { readonly finding: boolean; readonly formError: string | null };
}

/** What a new order is made of. */
export interface OrderFields {
  readonly kind: OrderKind;
  readonly lines: readonly Line[];
  readonly recipient: string;
  readonly supplierId: string | null;
  readonly note: string;
}

export const emptyLine = (key: number): Line => ({ key, drug: null, quantity: '' });
const nextKey = (lines: readonly Line[]) => Math.max(-1, ...lines.map(({ key }) => key)) + 1;

/** The lines of a new order, scanned or chosen. What is wrong with one stands at it. */
export function OrderLines({ form }: { readonly form: UseFormReturnType<OrderFields> }) {
  const t = useTexts(texts);
  const errorText = useErrorText();
  const findDrug = useLazyQuery(OrderDrugOfCodeDocument);
  const code = useRef<HTMLInputElement>(null);
  const quantities = useRef(new Map<number, HTMLInputElement>());
  const [focused, setFocused] = useState<number | null>(null);
  const { lines } = form.values;
  const setLines = (next: (before: readonly Line[]) => readonly Line[]) => form.setFieldValue('lines', next);

  // The row may have been drawn just now.
  useEffect(() => {
    if (focused === null) return;
    quantities.current.get(focused)?.select();
    setFocused(null);
  }, [focused]);

  const clear = (nth: number) => {
    form.clearFieldError(`lines.${nth}`);
    form.clearFieldError(`lines.${nth}.drugId`);
  };
  /** The line is there at once, so that a quantity that is typed ahead of the network goes into it. */
  const scan = async (label: Scan) => {
    const before = form.getValues().lines;
    const blank = before.find(({ drug, quantity, scan: scanned }) => !drug && quantity === '' && !scanned);
    const key = blank?.key ?? nextKey(before);
    const line: Line = { key, drug: null, quantity: '', scan: { finding: true, formError: null } };
    setLines((all) => (blank ? all.map((each) => (each.key === key ? line : each)) : [...all, line]));
    if (blank) clear(before.indexOf(blank));
    setFocused(key);
    const { data, error } = await findDrug({ code: label.code });
    const [drug = null, another] = data?.drugs.nodes ?? [];
    const formError = error ? errorText(error) : drug ? (another ? t.severalOfCode : null) : t.unknownCode(label.code);
    const found = formError === null ? drug : null;
    setLines((all) =>
      all.map((each) =>
        each.key === key ? { ...each, drug: each.drug ?? found, scan: { finding: false, formError } } : each,
      ),
    );
  };
  const choose = (nth: number, drug: DrugChoiceFragment) => {
    form.setFieldValue(`lines.${nth}.drug`, drug);
    clear(nth);
  };

  return (
    <>
      <ScanField
        ref={code}
        onScan={(label) => void scan(label)}
        loading={lines.some((line) => line.scan?.finding)}
        hint={t.orderScanHint}
        autoFocus
      />
      {lines.map(({ key, drug, scan: scanned }, nth) => (
        <Group key={key} align="flex-start" gap="xs" wrap="nowrap" role="group" aria-label={t.line(nth + 1)}>
          <Stack gap={4} flex={1}>
            <DrugSelect
              value={drug}
              onChange={(chosen) => choose(nth, chosen)}
              // A refusal is about the line, and what is not valid about its drug.
              error={
                (drug ? null : scanned?.formError) ?? form.errors[`lines.${nth}.drugId`] ?? form.errors[`lines.${nth}`]
              }
              autoFocus={key > 0 && !scanned}
            />
            <NumberInput
              ref={(input) => {
                if (input) quantities.current.set(key, input);
                else quantities.current.delete(key);
              }}
              onKeyDown={(event) => {
                // After the quantity of a scanned line comes the next scan.
                if (event.key !== 'Enter' || !scanned) return;
                event.preventDefault();
                code.current?.focus();
              }}
              label={t.quantity}
              allowDecimal={false}
              allowNegative={false}
              thousandSeparator
              {...form.getInputProps(`lines.${nth}.quantity`)}
            />
          </Stack>
          {lines.length > 1 && (
            <ActionIcon
              variant="default"
              size="lg"
              mt={24}
              aria-label={t.removeLine(nth + 1)}
              onClick={() => form.removeListItem('lines', nth)}
            >
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Group>
      ))}
      <Button variant="default" onClick={() => setLines((all) => [...all, emptyLine(nextKey(all))])}>
        {t.addLine}
      </Button>
    </>
  );
}
