/**
 * What each piece of work is to reach beside the peers, and what it has to reach at least.
 * @type {Record<string, string>}
 */
export const goals = {
  list: '≥ 5 × Parse, ≥ 1.4 × PostGraphile, ≥ 85 % of raw (at least 3.5 ×, 1.0 ×)',
  point: '≥ 8 × Parse, ≥ 1.25 × PostGraphile, ≥ 70 % of raw (at least 5 ×, 1.0 ×)',
  dispense: '≥ 5.5 × Parse, ≥ 0.9 × PostGraphile, ≥ 60 % of raw (at least 3 ×, 0.5 ×)',
  order: '≥ 4 × Parse (at least 2 ×)',
  'fan-out': '≤ 13 µs a delivery (at most 16)',
  'events 20/s': 'median < 20 ms, 99th < 60 ms (at most 40, 150)',
  sockets: '≤ 25 kB, ≤ 0.3 ms (at most 40 kB, 0.5 ms)',
};
