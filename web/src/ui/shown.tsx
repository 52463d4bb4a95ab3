import type { ReactNode } from 'react';
import type { Asked } from '../api/index.ts';
import { Failed, Loading } from './states.tsx';

interface ShownProps<Data> {
  readonly of: Asked<Data>;
  readonly children: (data: Data) => ReactNode;
  /** In the place of the usual bars. */
  readonly loading?: ReactNode;
}

/** What was asked once it is there; until then that it is awaited, or why it cannot be had. */
export function Shown<Data>({ of: { data, fault, again }, children, loading }: ShownProps<Data>) {
  if (data !== undefined) return children(data);
  if (fault) return <Failed fault={fault} again={again} />;
  return loading ?? <Loading />;
}
