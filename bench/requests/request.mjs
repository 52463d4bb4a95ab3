/**
 * A request by name, as somebody would send it.
 * @typedef {object} Request
 * @property {string} name
 * @property {string} role who asks, of seed/people.mjs
 * @property {string} query
 * @property {(world: import('./world.mjs').World, nth: number) => object} variables the nth time it is asked
 * @property {(data: any, nth: number) => unknown} [check] what the answer must be; falsy when it is not
 */

/** A day so many days ago. @param {number} days */
export const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** The midnight before it in UTC. @param {number} days */
export const instantAgo = (days) => `${daysAgo(days)}T00:00:00.000Z`;
