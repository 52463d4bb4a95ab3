import { useSearchParams } from 'wouter';
import type { StockFilter, StockOrder, StockOrderField } from '../../generated/graphql.ts';

export const shows = ['all', 'low', 'out', 'expiring', 'held'] as const;
export type Show = (typeof shows)[number];

/** Goods that expire within so many days are shown as expiring. */
export const expiringDays = 30;

const fields = ['NAME', 'QUANTITY', 'EARLIEST_EXPIRY'] as const;

const filters: Readonly<Record<Show, StockFilter>> = {
  all: {},
  low: { low: true },
  out: { out: true },
  expiring: { expiringWithinDays: expiringDays },
  held: { onHold: true },
};

/** How the list is looked at: kept in the address, so that it can be sent to somebody and come back to. */
export interface View {
  readonly search: string;
  readonly show: Show;
  /** Null while something is searched for and nobody asked for an order: what fits best is first. */
  readonly orderBy: StockOrder | null;
  readonly filter: StockFilter;
  readonly change: (changes: {
    readonly search?: string;
    readonly show?: Show;
    readonly sort?: StockOrderField;
  }) => void;
}

export function useView(): View {
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const show = shows.find((each) => each === params.get('show')) ?? 'all';
  const [sorted, direction] = (params.get('sort') ?? '').split('-');
  const field = fields.find((each) => each === sorted) ?? (search === '' ? 'NAME' : null);
  const orderBy: StockOrder | null = field && { field, direction: direction === 'DESC' ? 'DESC' : 'ASC' };
  const change: View['change'] = ({ sort, ...others }) => {
    const down = orderBy !== null && sort === orderBy.field && orderBy.direction === 'ASC';
    const next = { q: others.search, show: others.show, sort: sort && (down ? `${sort}-DESC` : sort) };
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(next)) {
          if (value === '' || value === 'all') after.delete(name);
          else if (value !== undefined) after.set(name, value);
        }
        return after;
      },
      { replace: true },
    );
  };
  return { search, show, orderBy, filter: { ...filters[show], ...(search && { search }) }, change };
}
