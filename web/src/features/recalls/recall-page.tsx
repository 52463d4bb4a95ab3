import { Button, Group, Spoiler, Stack, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import { useQuery } from '../../api/index.ts';
import { RecallDetailsDocument, type RecallDetailsQuery } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { useSession } from '../../session/index.ts';
import { Empty, PageTitle, QueryBoundary } from '../../ui/index.ts';
import { CloseForm } from './close-form.tsx';
import { Left } from './left.tsx';
import { Matches } from './matches.tsx';
import { RecallStatusBadge } from './recall-status.tsx';
import { Receipts } from './receipts.tsx';
import { Returns } from './returns.tsx';
import { Review } from './review.tsx';
import { texts } from './texts.ts';

type Recall = NonNullable<RecallDetailsQuery['recall']>;

/** One notice: what it says, what it means here, what it holds and what has left, and who knows of it. */
export function RecallPage({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  const query = useQuery(RecallDetailsDocument, { id });
  return (
    <QueryBoundary query={query}>
      {({ recall }) =>
        recall ? (
          <Details recall={recall} />
        ) : (
          <>
            <PageTitle title={t.title} />
            <Empty title={t.noSuch} />
          </>
        )
      }
    </QueryBoundary>
  );
}

function Details({ recall }: { readonly recall: Recall }) {
  const t = useTexts(texts);
  const { may, mayEverywhere } = useSession();
  const { id, number, state, product, codes } = recall;
  const open = state === 'NEW' || state === 'REVIEWED';
  return (
    <>
      <PageTitle title={`${t.title}: ${number}`}>
        {mayEverywhere('RECALL_ACTIVATE') && state !== 'CLOSED' && <CloseForm recall={recall} />}
        <Button component={Link} href="/recalls" variant="default">
          {t.back}
        </Button>
      </PageTitle>
      <Stack gap="lg">
        <Facts recall={recall} />
        <section>
          <Title order={2} size="h5" mb={6}>
            {t.notice}
          </Title>
          <Spoiler maxHeight={120} showLabel={t.showNotice} hideLabel={t.notice}>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
              {[product, codes].filter(Boolean).join('\n\n')}
            </Text>
          </Spoiler>
        </section>
        {open && may('RECALL_ACTIVATE') && <Review recall={recall} />}
        {!open && <Scopes recall={recall} />}
        {state === 'ACTIVE' && <Receipts id={id} />}
        {state !== 'NEW' && <Matches id={id} />}
        {!open && (
          <>
            <Left id={id} />
            <Returns id={id} number={number} />
          </>
        )}
      </Stack>
    </>
  );
}

function Facts({ recall }: { readonly recall: Recall }) {
  const t = useTexts(texts);
  const format = useFormat();
  const { state, source, classification, firm, publishedOn, reason, createdAt, enteredBy } = recall;
  const { activatedAt, activatedBy, closedAt, closedBy, closingReason } = recall;
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <RecallStatusBadge state={state} />
        <Text size="sm">
          {[source, classification, firm, publishedOn && format.day(publishedOn)].filter(Boolean).join(' · ')}
        </Text>
      </Group>
      {reason && (
        <Text size="sm">
          {t.reason}: {reason}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {t.enteredBy(enteredBy?.name ?? t.theOperator, format.dateTime(createdAt))}
      </Text>
      {activatedAt && <Text size="sm">{t.activeSince(activatedBy?.name ?? '–', format.dateTime(activatedAt))}</Text>}
      {closedAt && (
        <Text size="sm">{t.closed(closedBy?.name ?? '–', format.dateTime(closedAt), closingReason ?? '')}</Text>
      )}
    </Stack>
  );
}

/** What somebody confirmed, by drug or code. */
function Scopes({ recall: { scopes } }: { readonly recall: Recall }) {
  const t = useTexts(texts);
  const format = useFormat();
  const meant = new Map<
    string,
    { readonly drug: Recall['scopes'][number]['drug']; readonly lots: (string | null)[] }
  >();
  for (const { ndc, gtin, drug, lotNumber } of scopes) {
    const name = drug ? [drug.name, drug.dosage].filter(Boolean).join(' ') : ndc ? `NDC ${ndc}` : `GTIN ${gtin}`;
    const known = meant.get(name) ?? { drug, lots: [] };
    known.lots.push(lotNumber ?? null);
    meant.set(name, known);
  }
  return (
    <section>
      <Title order={2} size="h5" mb={6}>
        {t.covered}
      </Title>
      {[...meant].map(([name, { lots }]) => (
        <Text key={name} size="sm">
          {name}: {lots.includes(null) ? t.everyLot : format.list(lots.filter((lot) => lot !== null))}
        </Text>
      ))}
    </section>
  );
}
