import { useEffect } from 'react';
import { notify } from '../../src/ui/index.ts';
import type { Stories } from '../stories.ts';

function Notified() {
  useEffect(() => {
    notify.done('Dispensed 4 of Amoxicillin 500 mg.', { label: 'Undo', onClick: () => undefined });
    notify.news('Out of stock: Ibuprofen 400 mg.');
    notify.failed('Not sent.');
    return notify.clear;
  }, []);
  return 'At the edge of the page.';
}

export const stories: Stories = { 'all three': { show: () => <Notified /> } };
