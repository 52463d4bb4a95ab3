import { usePages } from '../../api/index.ts';
import { AuditViewsDocument, type AuditViewsQuery } from '../../generated/graphql.ts';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { type Column, Empty, PagedTable } from '../../ui/index.ts';
import { nameOf } from './names.ts';
import { filterOf, useSearch } from './search.ts';
import { SearchForm } from './search-form.tsx';
import { texts } from './texts.ts';

type View = AuditViewsQuery['accessLog']['nodes'][number];
const pickViews = ({ accessLog }: AuditViewsQuery) => accessLog;

/** Who looked at sensitive records, at which fields, the newest first. */
export function Views() {
  const t = useTexts(texts);
  const format = useFormat();
  const searching = useSearch();
  const pages = usePages(AuditViewsDocument, { filter: filterOf(searching.search), first: 50 }, pickViews);
  const columns: Column<View>[] = [
    {
      key: 'when',
      title: t.when,
      cell: ({ viewedAt }) => `${format.date(viewedAt)}, ${format.time(viewedAt)}`,
      width: 210,
    },
    { key: 'who', title: t.who, cell: ({ actorLabel }) => nameOf(t.actors, actorLabel) },
    {
      key: 'record',
      title: t.record,
      cell: ({ entityTypes, entityIds }) =>
        `${entityTypes.map((type) => nameOf(t.entities, type)).join(', ')} (${format.number(entityIds.length)})`,
    },
    { key: 'fields', title: t.fields, cell: ({ fields }) => fields.join(', ') },
    { key: 'operation', title: t.operation, cell: ({ operation }) => operation ?? '–' },
  ];
  return (
    <>
      <SearchForm {...searching} withAction={false} />
      <PagedTable
        long
        label={t.views}
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<Empty title={t.nothingFound}>{t.widen}</Empty>}
      />
    </>
  );
}
