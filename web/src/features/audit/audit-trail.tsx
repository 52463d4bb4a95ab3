import { Text } from '@mantine/core';
import { useState } from 'react';
import { usePages } from '../../api/index.ts';
import type { AuditOutcome } from '../../generated/enums.ts';
import { AuditPageDocument, type AuditPageQuery } from '../../generated/graphql.ts';
import { useFormat, useTerms, useTexts } from '../../i18n/index.ts';
import { type Column, Drawer, Empty, PagedTable, StatusBadge } from '../../ui/index.ts';
import { type AuditRow, Entry } from './entry.tsx';
import { nameOf } from './names.ts';
import { filterOf, useSearch } from './search.ts';
import { SearchForm } from './search-form.tsx';
import { texts } from './texts.ts';

const colors: Readonly<Record<AuditOutcome, 'teal' | 'orange' | 'red'>> = {
  SUCCEEDED: 'teal',
  REFUSED: 'orange',
  DENIED: 'red',
  FAILED: 'red',
};
const pickRows = ({ auditLog }: AuditPageQuery) => auditLog;

/** Every action of the organization, the newest first. */
export function AuditTrail() {
  const t = useTexts(texts);
  const format = useFormat();
  const terms = useTerms();
  const searching = useSearch();
  const { search } = searching;
  const [open, setOpen] = useState<AuditRow | null>(null);
  const filter = { ...filterOf(search), ...(search.action && { action: search.action }) };
  const pages = usePages(AuditPageDocument, { filter, first: 50 }, pickRows);
  const columns: Column<AuditRow>[] = [
    {
      key: 'when',
      title: t.when,
      cell: ({ createdAt }) => `${format.date(createdAt)}, ${format.time(createdAt)}`,
      width: 210,
    },
    { key: 'who', title: t.who, cell: ({ actorLabel }) => nameOf(t.actors, actorLabel) },
    {
      key: 'action',
      title: t.action,
      cell: ({ action, actionName }) => (
        <>
          {actionName}
          <Text fz="xs" ff="monospace" c="dimmed">
            {action}
          </Text>
        </>
      ),
    },
    {
      key: 'record',
      title: t.record,
      cell: ({ entityType, entityId }) =>
        [nameOf(t.entities, entityType), entityId?.slice(-6)].filter(Boolean).join(' …'),
    },
    {
      key: 'outcome',
      title: t.outcome,
      cell: ({ outcome, code }) => (
        <StatusBadge color={colors[outcome]}>
          {[terms.auditOutcome[outcome], code].filter(Boolean).join(' · ')}
        </StatusBadge>
      ),
    },
  ];
  return (
    <>
      <SearchForm {...searching} withAction />
      <PagedTable
        long
        label={t.trail}
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={setOpen}
        isOpen={({ id }) => id === open?.id}
        empty={<Empty title={t.nothingFound}>{t.widen}</Empty>}
      />
      <Drawer opened={open !== null} onClose={() => setOpen(null)} size="xl" title={open?.actionName ?? ''}>
        {open && <Entry row={open} />}
      </Drawer>
    </>
  );
}
