import { Button, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { fieldErrorsOf, useMutation, useQuery } from '../../api/index.ts';
import { StockClosePeriodDocument, StockPeriodDocument, StockReopenPeriodDocument } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { useMay, usePharmacy } from '../../session/index.ts';
import { Dialog, Form, notify, useErrorText } from '../../ui/index.ts';
import { texts } from './texts.ts';

const changes = ['Pharmacy'];

/** Until when the books of the pharmacy are closed; closing them further, and opening them again. */
export function PeriodForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const may = useMay();
  const { id: pharmacyId } = usePharmacy();
  const query = useQuery(StockPeriodDocument, {});
  const close = useMutation(StockClosePeriodDocument, { changes });
  const reopen = useMutation(StockReopenPeriodDocument, { changes });
  const form = useForm({ initialValues: { until: '', reason: '' } });
  const closedUntil = query.data?.pharmacies.find(({ id }) => id === pharmacyId)?.closedUntil ?? null;

  const submit = async ({ until, reason }: typeof form.values) => {
    if (until === '') return form.setErrors({ until: t.needsDay });
    const input = { pharmacyId, until, reason: reason.trim() || null };
    const { error } = await close.mutate({ input });
    if (error) return form.setErrors(fieldErrorsOf(error, errorText(error), input));
    notify.done(t.periodClosed(format.day(until)));
    onClose();
  };
  const open = async () => {
    const reason = form.values.reason.trim();
    if (reason === '') return form.setErrors({ reason: t.needsReason });
    const { error } = await reopen.mutate({ input: { pharmacyId, reason } });
    if (error) return form.setErrors({ form: errorText(error) });
    notify.done(t.periodOpened);
    onClose();
  };

  return (
    <Dialog opened onClose={onClose} title={t.period}>
      <Form
        form={form}
        submit={t.closeThis}
        loading={close.loading}
        onSubmit={submit}
        beside={
          closedUntil !== null &&
          may('ORGANIZATION_MANAGE') && (
            <Button variant="default" loading={reopen.loading} onClick={() => void open()}>
              {t.openAgain}
            </Button>
          )
        }
      >
        <Text size="sm">{closedUntil === null ? t.nothingClosed : t.closedUntil(format.day(closedUntil))}</Text>
        <TextInput
          type="date"
          label={t.closeUntil}
          description={t.closeHint}
          data-autofocus
          {...form.getInputProps('until')}
        />
        <TextInput label={t.reason} {...form.getInputProps('reason')} />
      </Form>
    </Dialog>
  );
}
