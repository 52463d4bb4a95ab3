import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { allJobs } from '../../src/app/jobs.ts';
import { appForTest } from '../kit/app.ts';
import { prometheusOf, promtool } from '../kit/prometheus.ts';
import { until } from '../kit/until.ts';
import { newWorld } from '../kit/world.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly runbook_url: string };
}
interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets?: readonly { readonly expr: string }[] }[];
}

const rulesFile = resolve('deploy/prometheus/apotheca.rules.yml');
const rules = (parse(readFileSync(rulesFile, 'utf8')) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const dashboard = JSON.parse(readFileSync('deploy/grafana/apotheca.json', 'utf8')) as Dashboard;
const shown = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
/** What Grafana puts in the place of its variables. */
const asked = shown.map((expr) => expr.replaceAll('$instance', '.*').replaceAll('$__rate_interval', '1m'));
const told = new Set(
  [...readFileSync('docs/reference/metrics.md', 'utf8').matchAll(/^\| `(apotheca_\w+)` \| (\w+)/gm)].flatMap(
    ([, name = '', type]) => (type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name]),
  ),
);

describe('the alerts', () => {
  it('are what Prometheus takes; each comes when it should, says where its runbook is, and none comes while all is well', () => {
    promtool('check', 'rules', rulesFile);
    promtool('check', 'config', 'deploy/prometheus/prometheus.yml');
    promtool('test', 'rules', 'deploy/prometheus/apotheca.test.yml');
    const tried = readFileSync('deploy/prometheus/apotheca.test.yml', 'utf8');
    for (const { annotations } of rules) expect(tried).toContain(`              summary: ${annotations.summary}`);
  });

  it('have a runbook each, and there is no other', () => {
    const pages = rules.map(({ alert, annotations: { summary, runbook_url: url } }) => {
      const [, page] = /^\{\{ \$externalLabels\.docs \}\}\/runbooks\/([a-z-]+)\.html$/.exec(url) ?? [];
      const text = readFileSync(`docs/runbooks/${page}.md`, 'utf8');
      expect(text.startsWith(`# ${alert}\n\n**${summary}**\n`)).toBe(true);
      expect(readFileSync('docs/runbooks/README.md', 'utf8')).toContain(`[${alert}](${page}.md)`);
      return `${page}.md`;
    });
    expect([...pages, 'README.md'].toSorted()).toEqual(readdirSync('docs/runbooks').toSorted());
  });
});

it('alerts, dashboard and runbooks ask for nothing that no server tells', () => {
  const runbooks = readdirSync('docs/runbooks').map((name) => readFileSync(`docs/runbooks/${name}`, 'utf8'));
  const named = [...rules.map(({ expr }) => expr), ...shown, ...runbooks].flatMap(
    (text) => text.match(/\bapotheca_\w+/g) ?? [],
  );
  // A runbook may name a histogram as a whole.
  const known = (name: string) => told.has(name) || told.has(`${name}_count`);
  expect([...new Set(named)].filter((name) => !known(name))).toEqual([]);
});

it('a Prometheus that reads a server finds what every alert and every panel asks for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'apotheca-panels-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const panels = asked.map((expr, nth) => ({ record: `panel:${nth}`, expr }));
  const file = join(folder, 'panels.yml');
  writeFileSync(file, JSON.stringify({ groups: [{ name: 'panels', rules: panels }] }));
  promtool('check', 'rules', file);

  const app = await appForTest({ jobs: true, environment: { METRICS_PORT: '0' } });
  const { owner } = await newWorld(app);
  const prometheus = await prometheusOf(`127.0.0.1:${app.server.metricsPort}`, rulesFile);
  const resultOf = async (expr: string) =>
    ((await prometheus(`query?query=${encodeURIComponent(expr)}`)) as { readonly result: readonly unknown[] }).result;
  await until('the rate of operations is known', async () => {
    await owner.client.send('{ me { id } }');
    const rate = await resultOf('sum(rate(apotheca_operation_duration_seconds_count{operation="me"}[1m])) > 0');
    return rate.length > 0;
  });
  const found = (await prometheus('rules')) as {
    readonly groups: readonly { readonly rules: readonly { readonly health: string; readonly lastError?: string }[] }[];
  };
  const states = found.groups.flatMap((group) => group.rules);
  expect(states).toHaveLength(rules.length);
  await until('every rule was looked at', async () => {
    const { groups } = (await prometheus('rules')) as typeof found;
    return groups.every((group) => group.rules.every(({ health }) => health === 'ok'));
  });
  // What only an error, a refusal or a subscription brings is not there yet; each query is one that Prometheus answers.
  for (const expr of asked) expect(Array.isArray(await resultOf(expr)), expr).toBe(true);
  expect(await resultOf('apotheca_job_interval_seconds')).toHaveLength(allJobs.length);
  expect(await resultOf('apotheca_ready == 1 and on(instance) up{job="apotheca"} == 1')).toHaveLength(1);
});
