import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { fieldErrorsOf, refusalErrorsOf, useMutation, useQuery } from '../../api/index.ts';
import type { OrderKind } from '../../generated/enums.ts';
import { OrderPlaceDocument, OrderSuppliersDocument } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import { Drawer, Form, notify, useDoubts, useErrorText } from '../../ui/index.ts';
import { emptyLine, type OrderFields, OrderLines } from './order-lines.tsx';
import { texts } from './texts.ts';

interface NewOrderProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onPlaced: (id: string) => void;
}

/** A request for goods: in from a supplier, or out to whom they are for. */
export function NewOrder({ opened, onClose, onPlaced }: NewOrderProps) {
  const t = useTexts(texts);
  return (
    <Drawer opened={opened} onClose={onClose} size="lg" title={t.newOrder}>
      {opened && <NewOrderForm onPlaced={onPlaced} />}
    </Drawer>
  );
}

const kinds: readonly OrderKind[] = ['ISSUE', 'PURCHASE'];
const blank: OrderFields = { kind: 'ISSUE', lines: [emptyLine(0)], recipient: '', supplierId: null, note: '' };

function NewOrderForm({ onPlaced }: Pick<NewOrderProps, 'onPlaced'>) {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const errorText = useErrorText();
  const pharmacy = usePharmacy();
  const { mutate, loading } = useMutation(OrderPlaceDocument);
  const doubts = useDoubts();
  const form = useForm({ initialValues: blank });
  const { kind, lines } = form.values;
  const suppliers = useQuery(OrderSuppliersDocument, {}, { pause: kind === 'ISSUE', live: false });

  const submit = async ({ kind, lines, recipient, supplierId, note }: OrderFields) => {
    const missing = lines.flatMap(({ drug, quantity }, nth) => [
      ...(drug === null ? [[`lines.${nth}.drugId`, t.needsDrug]] : []),
      ...(typeof quantity !== 'number' ? [[`lines.${nth}.quantity`, t.needsQuantity]] : []),
    ]);
    form.setErrors(Object.fromEntries(missing));
    if (missing.length > 0) return;
    const input = {
      pharmacyId: pharmacy.id,
      kind,
      lines: lines.flatMap(({ drug, quantity }) => (drug ? { drugId: drug.id, quantity: Number(quantity) } : [])),
      ...(note.trim() && { note: note.trim() }),
      ...(kind === 'ISSUE' && recipient.trim() && { recipient: recipient.trim() }),
      ...(kind === 'PURCHASE' && supplierId && { supplierId }),
    };
    const { data, error } = await mutate({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    if (error) return form.setErrors(fieldErrorsOf(error, errorText(error), input));
    const { placeOrder: answer } = data;
    if (answer.__typename === 'ConfirmationNeeded') return doubts.ask(input, answer.doubts);
    if (answer.__typename !== 'Order') return form.setErrors(refusalErrorsOf(answer, input));
    notify.done(t.placed(format.number(answer.number)));
    onPlaced(answer.id);
  };

  return (
    <Form
      form={form}
      submit={t.place}
      loading={loading || lines.some((line) => line.scan?.finding)}
      doubts={doubts}
      confirm={t.confirmPlacing}
      onSubmit={submit}
    >
      <SegmentedControl
        aria-label={t.kind}
        data={kinds.map((each) => ({ value: each, label: terms.orderKind[each] }))}
        value={kind}
        onChange={(value) => form.setFieldValue('kind', value === 'PURCHASE' ? 'PURCHASE' : 'ISSUE')}
      />
      <OrderLines form={form} />
      {kind === 'ISSUE' ? (
        <TextInput label={t.recipientLabel} description={t.recipientHint} {...form.getInputProps('recipient')} />
      ) : (
        <Select
          label={t.supplier}
          data={(suppliers.data?.suppliers.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          clearable
          {...form.getInputProps('supplierId')}
        />
      )}
      <TextInput label={t.note} {...form.getInputProps('note')} />
    </Form>
  );
}
