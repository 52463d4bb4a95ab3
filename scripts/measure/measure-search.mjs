// npm run measure:search -- http://localhost:4000: what the searches of test/fixtures/ndc/queries.json take over HTTP at a running server with the demo's
// users, one after the other, and whether the first answer is the right one. Import the whole NDC directory into it first (docs/import-ndc.md).
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    email: { type: 'string', default: 'owner@demo.example' },
    password: { type: 'string', default: 'tablets-in-the-demo' },
  },
});
const url = `${positionals[0] ?? 'http://localhost:4000'}/graphql`;
/** @type {[search: string, first: string, match: string | null][]} */
const queries = JSON.parse(readFileSync(new URL('../../test/fixtures/ndc/queries.json', import.meta.url), 'utf8'));

/**
 * @param {string} query
 * @param {object} variables
 * @param {string} [token]
 */
async function ask(query, variables, token) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

const signIn = `mutation ($email: String!, $password: String!) {
  logIn(input: { email: $email, password: $password }) { ... on SignedIn { token } }
}`;
const { token } = (await ask(signIn, { email: values.email, password: values.password })).logIn;
const { drugs } = await ask('{ drugs(first: 1) { totalCount } }', {}, token);
const search = `query ($search: String!) {
  drugs(filter: { search: $search }, first: 20) {
    edges { strengthMatch node { id name dosage labelerName ndc packaging unit } }
  }
}`;

/** @type {{ text: string, ms: number }[]} */
const times = [];
const wrong = new Set();
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const [text, first, match] of queries) {
    const began = performance.now();
    const [found] = (await ask(search, { search: text }, token)).drugs.edges;
    times.push({ text, ms: performance.now() - began });
    const name = found ? `${found.node.name} ${found.node.dosage}`.toLowerCase() : 'nothing';
    const right = new RegExp(first).test(name) && new RegExp(`^(${match})$`).test(String(found?.strengthMatch ?? null));
    if (!right) wrong.add(`${text}: ${name}, ${found?.strengthMatch}`);
  }
}
const sorted = times.toSorted((one, other) => one.ms - other.ms);
/** @param {number} share */
const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.ms.toFixed(0);
console.log(
  `${queries.length} searches in ${drugs.totalCount} drugs, ${values.rounds} rounds (milliseconds over HTTP)`,
);
console.log(`median ${at(0.5)}, 95th percentile ${at(0.95)}, slowest ${at(1)}: ${sorted.at(-1)?.text}`);
console.log(`right first answer: ${queries.length - wrong.size} of ${queries.length}`);
for (const each of wrong) console.log(`  ${each}`);
