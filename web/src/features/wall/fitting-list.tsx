import { type Key, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useFormat, useTexts } from '../../i18n/index.ts';
import { texts } from './texts.ts';
import classes from './wall.module.css';

interface FittingListProps<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly empty: string;
  readonly itemKey: (item: Item) => Key;
  readonly item: (item: Item) => ReactNode;
}

/** As many as fit into the window, and how many more there are: nothing is cut off silently. */
export function FittingList<Item>({ items, total, empty, itemKey, item }: FittingListProps<Item>) {
  const t = useTexts(texts);
  const format = useFormat();
  const list = useRef<HTMLUListElement>(null);
  const [fits, setFits] = useState(Number.POSITIVE_INFINITY);
  useLayoutEffect(() => {
    const measure = () => {
      const place = list.current;
      const row = place?.firstElementChild;
      if (!place || !row) return;
      const room = window.innerHeight - place.getBoundingClientRect().top - window.scrollY - keptFree(place);
      const narrow = window.innerWidth < 992;
      setFits(narrow ? items.length : Math.max(1, Math.floor(room / row.getBoundingClientRect().height)));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [items.length]);
  if (items.length === 0) return <p className={classes.empty}>{empty}</p>;
  const shown = items.slice(0, fits);
  const more = total - shown.length;
  return (
    <>
      <ul ref={list} className={classes.list}>
        {shown.map((each) => (
          <li key={itemKey(each)} className={classes.item}>
            {item(each)}
          </li>
        ))}
      </ul>
      {more > 0 && <p className={classes.more}>{t.more(format.number(more))}</p>}
    </>
  );
}

/** The height of what stands below the lists: the orders, and the line that tells of more. */
function keptFree(list: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(list).getPropertyValue('--kept-free')) || 0;
}
