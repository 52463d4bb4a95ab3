import { useSearchParams } from 'wouter';

/** What is looked for: kept in the address, so that a search can be sent to a colleague. */
export interface Search {
  readonly actorId: string | null;
  readonly entityId: string | null;
  readonly action: string | null;
  readonly requestId: string | null;
  /** Days, YYYY-MM-DD. */
  readonly from: string | null;
  readonly until: string | null;
}

export const fields = ['actorId', 'entityId', 'action', 'requestId', 'from', 'until'] as const;

export function useSearch() {
  const [params, setParams] = useSearchParams();
  const search = Object.fromEntries(fields.map((name) => [name, params.get(name)])) as unknown as Search;
  const change = (changes: Partial<Search>) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      },
      { replace: true },
    );
  const clear = () =>
    setParams(
      (before) => new URLSearchParams([...before].filter(([name]) => !(fields as readonly string[]).includes(name))),
      { replace: true },
    );
  return { search, change, clear };
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** The search as both trails take it; the last day is part of the period. */
export function filterOf({ actorId, entityId, requestId, from, until }: Search) {
  return {
    ...(actorId && { actorId }),
    ...(entityId && isId(entityId.trim()) && { entityId: entityId.trim() }),
    ...(requestId && { requestId: requestId.trim() }),
    ...(from && { from: new Date(`${from}T00:00:00`).toISOString() }),
    ...(until && { until: new Date(new Date(`${until}T00:00:00`).getTime() + 86_400_000).toISOString() }),
  };
}

/** The day some days ago, as the person's clock has it. */
export function dayAgo(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() - days);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
