import { loadOf } from './http-load.mjs';
import { cpuOf, cpuOfTree, median } from './processes.mjs';

const connections = 32;
const rounds = 3;
const warmUpMs = 1_500;
const roundMs = 2_500;

/**
 * One piece of work at each server that does it, in rounds that alternate.
 * @param {'list' | 'point' | 'dispense' | 'order'} item
 * @param {readonly import('./targets.mjs').Target[]} targets
 * @param {number} databasePid
 * @returns {Promise<Map<string, { rate: number, text: string }>>} by the server's name: requests a second, and what they cost
 */
export async function throughput(item, targets, databasePid) {
  const able = targets.filter(({ work }) => work[item]);
  /** @type {Map<string, { rate: number, server: number, database: number }[]>} */
  const found = new Map(able.map(({ name }) => [name, []]));
  for (const { url, work } of able) if (work[item]) await loadOf(url, work[item], { connections, ms: warmUpMs });
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, url, pid, work } of round % 2 === 0 ? able : able.toReversed()) {
      if (!work[item]) continue;
      const [server, database] = [cpuOf(pid), cpuOfTree(databasePid)];
      const { done, seconds } = await loadOf(url, work[item], { connections, ms: roundMs });
      found.get(name)?.push({
        rate: done / seconds,
        server: (cpuOf(pid) - server) / done,
        database: (cpuOfTree(databasePid) - database) / done,
      });
    }
  }
  return new Map(
    [...found].map(([name, all]) => {
      /** @param {'rate' | 'server' | 'database'} figure */
      const of = (figure) => median(all.map((each) => each[figure]));
      /** @param {number} value */
      const whole = (value) => Math.round(value).toLocaleString('en');
      return [
        name,
        { rate: of('rate'), text: `${whole(of('rate'))} · ${whole(of('server'))} + ${whole(of('database'))}` },
      ];
    }),
  );
}
