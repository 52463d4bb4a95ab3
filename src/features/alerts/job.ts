import type { Platform } from '../../platform/platform.ts';
import { walkStocks } from '../inventory/index.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { openWhatFellDue, openWhatWasPutOff } from './due.ts';

/**
 * Behind what falls due come all stocks in turn, for what nobody announces: another horizon or time zone, or a row that was changed by hand. A page of 500
 * takes about as long as a list that somebody reads.
 */
const walk = { name: 'alerts', pageSize: 500, mostPages: 10, restMs: 3_600_000 };

/**
 * What no movement does: dates that pass, and snoozes that end. Each is found by its date and brought about a page at a time, in transactions of their own,
 * so that no number of stocks makes it too long and no failure of one keeps the others.
 * @throws Error when pages failed; the log has each.
 */
export async function runAlertJob(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  const failed =
    (await openWhatFellDue(platform, now)) +
    (await openWhatWasPutOff(platform, now)) +
    (await walkStocks(platform, walk, (stockIds) => bringUpToDate(platform, stockIds, now)));
  if (failed > 0) throw new Error(`Alerts of ${failed} pages could not be brought up to date.`);
}
