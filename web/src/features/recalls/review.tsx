import { Alert, Button, Checkbox, Group, List, Stack, Switch, TagsInput, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useMutation, useQuery } from '../../api/index.ts';
import {
  type DrugChoiceFragment,
  RecallActivateDocument,
  type RecallDetailsQuery,
  RecallReadingDocument,
  RecallReviewDocument,
  type RecallScopeInput,
} from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { Confirm, FormErrors, notify, QueryBoundary, StatusBadge, useErrorText } from '../../ui/index.ts';
import { DrugSelect } from '../drug-select/index.ts';
import { coversNothing, type Reading, scopesOf } from './meant.ts';
import { texts } from './texts.ts';

type Recall = NonNullable<RecallDetailsQuery['recall']>;

/** What was read of the notice and what it may mean here, for somebody to confirm once. */
export function Review({ recall }: { readonly recall: Recall }) {
  // What one has ticked must not change under one's hands: it is asked once.
  const query = useQuery(RecallReadingDocument, { id: recall.id }, { live: false });
  return (
    <QueryBoundary query={query}>
      {(data) => data.recall && <ReviewForm recall={recall} read={data.recall} />}
    </QueryBoundary>
  );
}

const confidenceColors = { CODE: 'teal', LIKELY: 'blue', POSSIBLE: 'orange' } as const;

function ReviewForm({ recall, read }: { readonly recall: Recall; readonly read: Reading }) {
  const t = useTexts(texts);
  const format = useFormat();
  const errorText = useErrorText();
  const review = useMutation(RecallReviewDocument);
  const activate = useMutation(RecallActivateDocument);
  const { reading, proposals } = read;
  const before = recall.scopes;
  const reviewed = recall.state === 'REVIEWED';
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        reviewed
          ? before.flatMap(({ drug }) => (drug ? [drug.id] : []))
          : proposals.filter(({ confidence }) => confidence === 'CODE').map(({ drug }) => drug.id),
      ),
  );
  const [added, setAdded] = useState<readonly DrugChoiceFragment[]>(() =>
    distinct(before.flatMap(({ drug }) => (drug ? [drug] : []))).filter(
      ({ id }) => !proposals.some(({ drug }) => drug.id === id),
    ),
  );
  const [codes, setCodes] = useState<ReadonlySet<string>>(() => new Set(reading.codes.map(({ code }) => code)));
  const [lots, setLots] = useState<string[]>(() => {
    const said = before.flatMap(({ lotNumber }) => (lotNumber ? [lotNumber] : []));
    return [...new Set(reviewed ? said : reading.lots.map(({ lotNumber }) => lotNumber))];
  });
  const [allLots, setAllLots] = useState(
    reviewed ? before.some(({ lotNumber }) => lotNumber === null) : reading.allLots,
  );
  const [asking, setAsking] = useState(false);
  const [formError, setFormError] = useState<string | null>(null);
  const drugs = [
    ...proposals.map(({ drug: { id }, lotNumbers }) => ({ id, lotNumbers })),
    ...added.map(({ id }) => ({ id, lotNumbers: reading.lots.map(({ lotNumber }) => lotNumber) })),
  ].filter(({ id }) => chosen.has(id));
  const scopes = scopesOf(read, { drugs, codes: reading.codes.filter(({ code }) => codes.has(code)), lots, allLots });
  const ofRange = reading.lots.filter((lot) => lot.ofRange && lots.includes(lot.lotNumber)).length;
  const wrong = () => {
    if (!allLots && lots.length === 0) return t.needsLots;
    const empty = scopes.find(coversNothing);
    if (empty) return t.needsLotsOf(nameOf(empty));
    return scopes.length === 0 ? t.needsDrugs : null;
  };
  const nameOf = ({ drugId, ndc, gtin }: RecallScopeInput) => {
    const drug = [...proposals.map((each) => each.drug), ...added].find(({ id }) => id === drugId);
    return drug ? [drug.name, drug.dosage].filter(Boolean).join(' ') : (ndc ?? gtin ?? '');
  };
  const save = async (): Promise<boolean> => {
    const { data, error } = await review.mutate({ input: { recallId: recall.id, scopes } });
    const why = error
      ? (error.problems[0]?.message ?? errorText(error))
      : data.reviewRecall.__typename === 'Recall'
        ? null
        : data.reviewRecall.message;
    setFormError(why);
    return why === null;
  };
  const keep = async () => {
    const why = scopes.length === 0 ? null : wrong();
    if (why !== null) setFormError(why);
    else if (await save()) notify.done(t.saved);
  };
  const hold = async () => {
    if (await save()) {
      const { data, error } = await activate.mutate({ input: { recallId: recall.id } });
      if (error) setFormError(errorText(error));
      else if (data.activateRecall.__typename !== 'Recall') setFormError(data.activateRecall.message);
      else notify.done(t.held(recall.number));
    }
    setAsking(false);
  };
  const toggle = (set: ReadonlySet<string>, each: string) =>
    new Set(set.has(each) ? [...set].filter((other) => other !== each) : [...set, each]);
  const targets = scopes.length;
  return (
    <Stack gap="md">
      {reading.unread.length > 0 && (
        <Alert color="orange" variant="light" icon={<IconAlertTriangle />} title={t.unread}>
          <Text size="sm">{t.unreadHint}</Text>
          <List size="sm">
            {reading.unread.map((piece) => (
              <List.Item key={piece}>{piece}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <section>
        <Title order={2} size="h5">
          {t.lots}
        </Title>
        <TagsInput
          aria-label={t.lots}
          description={t.lotsHint}
          value={allLots ? [] : lots}
          onChange={setLots}
          disabled={allLots}
          splitChars={[',', ';', '\n']}
          maxLength={50}
        />
        {ofRange > 0 && !allLots && (
          <Text size="sm" c="dimmed">
            {t.lotsOfRange(format.number(ofRange))}
          </Text>
        )}
        <Switch
          mt="xs"
          label={t.allLots}
          checked={allLots}
          onChange={({ currentTarget: { checked } }) => setAllLots(checked)}
        />
      </section>
      <section>
        <Title order={2} size="h5">
          {t.drugs}
        </Title>
        <Text size="sm" c="dimmed" mb="xs">
          {proposals.length === 0 && added.length === 0 ? t.noProposals : t.drugsHint}
        </Text>
        <Stack gap="xs">
          {proposals.map(({ drug, confidence, reasons, lots: present }) => (
            <Group key={drug.id} gap="xs" align="flex-start" wrap="nowrap">
              <Checkbox
                checked={chosen.has(drug.id)}
                onChange={() => setChosen((set) => toggle(set, drug.id))}
                label={[drug.name, drug.dosage, drug.labelerName, drug.ndc].filter(Boolean).join(' · ')}
                description={[
                  format.list(reasons.map((reason) => t.reasons[reason])),
                  present.length > 0
                    ? t.inStock(
                        present.length,
                        present.reduce((sum, { quantity }) => sum + quantity, 0),
                        format,
                      )
                    : t.notInStock,
                ].join(' · ')}
              />
              <StatusBadge color={confidenceColors[confidence]}>{t.confidences[confidence]}</StatusBadge>
            </Group>
          ))}
          {added.map((drug) => (
            <Checkbox
              key={drug.id}
              checked={chosen.has(drug.id)}
              onChange={() => setChosen((set) => toggle(set, drug.id))}
              label={[drug.name, drug.dosage].filter(Boolean).join(' · ')}
            />
          ))}
          <DrugSelect
            key={added.length}
            value={null}
            onChange={(drug) => {
              const known =
                proposals.some((each) => each.drug.id === drug.id) || added.some(({ id }) => id === drug.id);
              if (!known) setAdded([...added, drug]);
              setChosen((set) => new Set([...set, drug.id]));
            }}
          />
        </Stack>
      </section>
      {reading.codes.length > 0 && (
        <section>
          <Title order={2} size="h5" mb="xs">
            {t.codes}
          </Title>
          <Group gap="md">
            {distinctCodes(reading.codes).map(({ kind, code }) => (
              <Checkbox
                key={code}
                checked={codes.has(code)}
                onChange={() => setCodes((set) => toggle(set, code))}
                label={`${kind} ${code}`}
              />
            ))}
          </Group>
        </section>
      )}
      <FormErrors>{formError}</FormErrors>
      <Text size="sm" c="dimmed">
        {t.holdHint}
      </Text>
      <Group gap="xs">
        <Button
          color="red.9"
          onClick={() => {
            setFormError(wrong());
            setAsking(wrong() === null);
          }}
        >
          {t.hold}
        </Button>
        <Button variant="default" loading={review.loading} onClick={() => void keep()}>
          {t.saveOnly}
        </Button>
      </Group>
      <Confirm
        opened={asking}
        title={t.holdTitle(recall.number)}
        confirm={t.holdConfirm}
        danger
        loading={review.loading || activate.loading}
        onConfirm={() => void hold()}
        onClose={() => setAsking(false)}
      >
        {t.holdBody(allLots ? t.holdAllLots(targets, format) : t.holdLots(lots.length, targets, format))}
      </Confirm>
    </Stack>
  );
}

const distinct = (drugs: readonly DrugChoiceFragment[]) => [...new Map(drugs.map((drug) => [drug.id, drug])).values()];
const distinctCodes = (codes: Reading['reading']['codes']) => [
  ...new Map(codes.map((each) => [each.code, each])).values(),
];
