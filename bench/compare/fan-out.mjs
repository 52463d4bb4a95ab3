import { setTimeout as sleep } from 'node:timers/promises';
import { connection } from './http-load.mjs';
import { cpuOf, median, memoryOf } from './processes.mjs';
import { openSockets } from './sockets.mjs';

const rounds = 3;
const saturatedMs = 3_000;
/** So many events are under way at once where as many as possible are told. */
const under = 3;
const steady = { perSecond: 20, seconds: 5 };

/**
 * So many sockets at each server that tells of changes: what they take, how much is told at most, and how late at 20 events a second.
 * @param {readonly import('./targets.mjs').Target[]} targets
 * @param {number} count
 */
export async function fanOut(targets, count) {
  const able = targets.filter(({ live }) => live);
  /** @type {Map<string, Record<'sockets' | 'fan-out' | 'events 20/s', string>>} */
  const found = new Map();
  const opened = [];
  for (const target of able) {
    const told = await opening(target, count);
    console.error(target.name, told.text);
    opened.push({ target, ...told, saturated: /** @type {Saturated[]} */ ([]), late: /** @type {number[][]} */ ([]) });
  }
  for (let round = 0; round < rounds; round += 1)
    for (const each of round % 2 === 0 ? opened : opened.toReversed()) {
      const told = await saturate(each.target, each.sockets, count);
      each.saturated.push(told);
      console.error(each.target.name, told);
    }
  for (const each of opened) each.late.push(await steadily(each.target, each.sockets, count));
  for (const { target, text, saturated, late, sockets } of opened) {
    await sockets.close();
    const rate = median(saturated.map((each) => each.rate));
    const cost = median(saturated.map((each) => each.cost));
    const all = late.flat().sort((one, other) => one - other);
    /** @param {number} share */
    const at = (share) => Math.round(all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN);
    const missed = count * steady.perSecond * steady.seconds * late.length - all.length;
    found.set(target.name, {
      sockets: text,
      'fan-out': `${Math.round(rate).toLocaleString('en')} · ${cost.toFixed(1)} (${sockets.state.bytes} bytes)`,
      'events 20/s': `${at(0.5)}, ${at(0.99)}${missed > 0 ? ` (${missed} late)` : ''}`,
    });
  }
  return found;
}

/** @typedef {{ rate: number, cost: number }} Saturated */
/** @typedef {Awaited<ReturnType<typeof openSockets>>} Sockets */

/** @param {import('./targets.mjs').Target} target @param {number} count */
async function opening({ pid, live, work, url }, count) {
  if (!live || !work.dispense) throw new Error('It tells of nothing.');
  // What the first sockets make grow is no part of what each takes.
  await (await openSockets(live, 100)).close();
  await sleep(500);
  const before = { memory: memoryOf(pid), cpu: cpuOf(pid) };
  const sockets = await openSockets(live, count);
  await sleep(1_000);
  const text = `${Math.round((memoryOf(pid) - before.memory) / count / 1024)} kB, ${((cpuOf(pid) - before.cpu) / count / 1000).toFixed(2)} ms`;
  const { send, close } = connection(url);
  // Until every socket hears.
  for (let tries = 0; ; tries += 1) {
    sockets.reset();
    await work.dispense(send);
    if (await sockets.until(count, 5_000)) break;
    if (tries === 5) throw new Error(`Only ${sockets.state.deliveries} of ${count} sockets hear.`);
  }
  close();
  return { sockets, text };
}

/** @param {import('./targets.mjs').Target} target @param {Sockets} sockets @param {number} count @returns {Promise<Saturated>} */
async function saturate({ url, pid, work }, sockets, count) {
  sockets.reset();
  const { send, close } = connection(url);
  const cpu = cpuOf(pid);
  const began = performance.now();
  let events = 0;
  while (performance.now() - began < saturatedMs) {
    await work.dispense?.(send);
    events += 1;
    if (!(await sockets.until((events - under) * count))) break;
  }
  await sockets.until(events * count);
  const seconds = (performance.now() - began) / 1000;
  close();
  return { rate: sockets.state.deliveries / seconds, cost: (cpuOf(pid) - cpu) / sockets.state.deliveries };
}

/** How late each delivery was after the answer to whoever changed something. @param {import('./targets.mjs').Target} target @param {Sockets} sockets @param {number} count */
async function steadily({ url, work }, sockets, count) {
  sockets.reset();
  /** @type {number[]} */
  const committed = [];
  /** @type {number[]} */
  const late = [];
  /** @type {{ nth: number, at: number }[]} */
  const early = [];
  sockets.state.onDelivery = (nth) => {
    const at = performance.now();
    const since = committed[nth];
    if (since === undefined) early.push({ nth, at });
    else late.push(at - since);
  };
  const { send, close } = connection(url);
  const began = performance.now();
  for (let nth = 0; nth < steady.perSecond * steady.seconds; nth += 1) {
    await sleep(Math.max(0, began + (nth * 1000) / steady.perSecond - performance.now()));
    await work.dispense?.(send);
    committed[nth] = performance.now();
  }
  await sockets.until(count * steady.perSecond * steady.seconds, 10_000);
  close();
  sockets.state.onDelivery = () => undefined;
  // Told before the one who changed it was answered.
  return [...late, ...early.map(() => 0)];
}
