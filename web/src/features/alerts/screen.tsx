import { Chip, Group, Switch, Text } from '@mantine/core';
import { useSearchParams } from 'wouter';
import { usePages } from '../../api/index.ts';
import type { AlertState } from '../../generated/enums.ts';
import { AlertsPageDocument, type AlertsPageQuery } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { usePharmacy, useSession } from '../../session/index.ts';
import { Empty, PagedTable, PageTitle } from '../../ui/index.ts';
import { useColumns } from './columns.tsx';
import { texts } from './texts.ts';

const states: readonly AlertState[] = ['OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED'];
const pickAlerts = ({ alerts }: AlertsPageQuery) => alerts;

/** What the pharmacy must know now, and who deals with it. */
export function Screen() {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const pharmacy = usePharmacy();
  const { me } = useSession();
  const [params, setParams] = useSearchParams();
  const state = states.find((each) => each === params.get('state')) ?? null;
  const mine = params.get('mine') !== null;
  const change = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  const pages = usePages(
    AlertsPageDocument,
    {
      pharmacyId: pharmacy.id,
      filter: { ...(state && { states: [state] }), ...(mine && { assigneeId: me.id }) },
      first: 50,
    },
    pickAlerts,
  );
  const columns = useColumns();
  return (
    <>
      <PageTitle title={t.title} />
      <Group gap="sm" mb="sm">
        <Chip.Group
          value={state ?? 'NOT_DONE'}
          onChange={(value) => change('state', value === 'NOT_DONE' ? null : String(value))}
        >
          <Group gap={6} role="group" aria-label={t.show}>
            <Chip value="NOT_DONE" size="sm">
              {t.notDone}
            </Chip>
            {states.map((each) => (
              <Chip key={each} value={each} size="sm">
                {terms.alertState[each]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Switch
          label={t.mine}
          checked={mine}
          onChange={({ currentTarget: { checked } }) => change('mine', checked ? '1' : null)}
        />
        <Text c="dimmed" fz="sm" role="status">
          {pages.totalCount !== null && t.count(pages.totalCount, format)}
        </Text>
      </Group>
      <PagedTable
        label={t.title}
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<Empty title={t.nothing}>{t.nothingWhy}</Empty>}
      />
    </>
  );
}
