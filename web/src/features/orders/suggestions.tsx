import { Anchor, Button, Group, List, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useMutation, useQuery } from '../../api/index.ts';
import {
  OrderPlaceDocument,
  OrderSuggestionsDocument,
  type OrderSuggestionsQuery,
  OrderSuppliersDocument,
} from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { usePharmacy } from '../../session/index.ts';
import {
  Confirm,
  DataTable,
  DoubtList,
  Empty,
  notify,
  PageTitle,
  QueryBoundary,
  useDoubts,
  useErrorText,
} from '../../ui/index.ts';
import { DrugLabel } from '../drug-label/index.ts';
import { texts } from './texts.ts';

type Suggestion = OrderSuggestionsQuery['reorderSuggestions']['nodes'][number];

interface Batch {
  readonly supplierId: string | null;
  readonly supplier: string;
  readonly suggestions: readonly Suggestion[];
}

/** What should be bought again, by whom it comes from; each becomes a purchase in two clicks. */
export function Suggestions({ onPlaced }: { readonly onPlaced: (id: string) => void }) {
  const t = useTexts(texts);
  const pharmacy = usePharmacy();
  const query = useQuery(OrderSuggestionsDocument, { pharmacyId: pharmacy.id });
  const suppliers = useQuery(OrderSuppliersDocument, {}, { live: false });
  const names = new Map(suppliers.data?.suppliers.nodes.map(({ id, name }) => [id, name]));
  const batches = (nodes: readonly Suggestion[]): Batch[] =>
    [...Map.groupBy(nodes, ({ order }) => order.supplierId ?? null)].map(([supplierId, suggestions]) => ({
      supplierId,
      supplier: (supplierId && names.get(supplierId)) || t.noSupplier,
      suggestions,
    }));
  return (
    <>
      <PageTitle title={t.suggestions}>
        <Anchor component={Link} href="/orders">
          {t.toOrders}
        </Anchor>
      </PageTitle>
      <QueryBoundary query={query}>
        {({ reorderSuggestions: { nodes } }) =>
          nodes.length === 0 ? (
            <Empty title={t.nothingShort}>{t.nothingShortWhy}</Empty>
          ) : (
            <Stack gap="xl">
              {batches(nodes).map((batch) => (
                <SupplierBatch key={batch.supplierId ?? ''} batch={batch} onPlaced={onPlaced} />
              ))}
            </Stack>
          )
        }
      </QueryBoundary>
    </>
  );
}

function SupplierBatch({ batch, onPlaced }: { readonly batch: Batch; readonly onPlaced: (id: string) => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const pharmacy = usePharmacy();
  const { mutate, loading } = useMutation(OrderPlaceDocument);
  const doubts = useDoubts();
  const [asking, setAsking] = useState(false);
  const { supplier, supplierId, suggestions } = batch;
  const place = async () => {
    const input = {
      pharmacyId: pharmacy.id,
      kind: 'PURCHASE' as const,
      supplierId,
      lines: suggestions.map(({ stock, order }) => ({ drugId: stock.drug.id, quantity: order.quantity })),
    };
    const { data, error } = await mutate({ input: { ...input, ...doubts.confirm(input) } });
    doubts.clear();
    if (data?.placeOrder.__typename === 'ConfirmationNeeded') return doubts.ask(input, data.placeOrder.doubts);
    setAsking(false);
    if (error) return notify.failed(errorText(error));
    if (data.placeOrder.__typename !== 'Order') return notify.failed(data.placeOrder.message);
    notify.done(t.placed(format.number(data.placeOrder.number)));
    onPlaced(data.placeOrder.id);
  };
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {supplier}
        </Title>
        <Button onClick={() => setAsking(true)}>{t.orderThese(format.number(suggestions.length), supplier)}</Button>
      </Group>
      <DataTable
        label={supplier}
        rows={suggestions}
        rowKey={({ stock }) => stock.id}
        columns={[
          {
            key: 'drug',
            title: t.drug,
            cell: ({ stock }) => <DrugLabel drug={stock.drug} />,
          },
          { key: 'usable', title: t.usable, cell: ({ usable }) => format.number(usable), number: true },
          { key: 'onOrder', title: t.onOrder, cell: ({ onOrder }) => format.number(onOrder), number: true },
          { key: 'min', title: t.reorderPoint, cell: ({ minQuantity }) => format.number(minQuantity), number: true },
          { key: 'target', title: t.target, cell: ({ target }) => format.number(target), number: true },
          { key: 'order', title: t.toOrder, cell: ({ order }) => format.number(order.quantity), number: true },
        ]}
      />
      <Confirm
        opened={asking}
        title={t.orderTitle(supplier)}
        confirm={t.place}
        loading={loading}
        onConfirm={() => doubts.armed && void place()}
        onClose={() => setAsking(false)}
      >
        <List size="sm">
          {suggestions.map(({ stock, order }) => (
            <List.Item key={stock.id}>
              {format.number(order.quantity)} × <DrugLabel drug={stock.drug} />
            </List.Item>
          ))}
        </List>
        <DoubtList of={doubts} />
      </Confirm>
    </section>
  );
}
