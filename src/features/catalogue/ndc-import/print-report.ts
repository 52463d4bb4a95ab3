import { type ImportReport, type Refusal, shownRefusals, type Tally } from './import-report.ts';

/** The report as lines for a person: counts, then the refused rows with their reasons. */
export function printReport({ dryRun, products, packages, refusals, refusalsByReason, seconds }: ImportReport): string {
  const refused = products.refused + packages.refused;
  const lines = [
    row('', ['created', 'updated', 'unchanged', 'refused']),
    row('products', counts(products)),
    row('packages', counts(packages)),
    ...(refused === 0
      ? []
      : ['', refused <= shownRefusals ? 'Refused:' : `Refused, the first ${shownRefusals} of ${number(refused)}:`]),
    ...refusals.map((refusal) => `  ${sentence(refusal)}`),
    ...(refused <= shownRefusals
      ? []
      : [
          '',
          'Refused, by reason:',
          ...refusalsByReason.map(({ file, reason, count }) => `  ${number(count).padStart(9)}  ${file}: ${reason}`),
        ]),
    '',
    dryRun ? `Nothing was written: this was a dry run of ${seconds.toFixed(1)} s.` : `Done in ${seconds.toFixed(1)} s.`,
  ];
  return `${lines.join('\n')}\n`;
}

export const refusalHeader = 'file\tline\tcode\treason\tdetail\n';

/** A refusal as a line of tab-separated text. */
export function refusalLine({ file, line, code, reason, detail }: Refusal): string {
  return `${[file, line, code, reason, detail].map((value) => String(value).replaceAll(/\s+/g, ' ')).join('\t')}\n`;
}

function sentence({ file, line, code, reason, detail }: Refusal): string {
  return `${file} line ${line}${code === '' ? '' : ` (${code.slice(0, 40)})`}: ${reason}${detail === '' ? '' : `; ${detail}`}`;
}

function counts({ created, updated, unchanged, refused }: Tally): string[] {
  return [created, updated, unchanged, refused].map(number);
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(10) + cells.map((cell) => cell.padStart(11)).join('');
}

function number(value: number): string {
  return value.toLocaleString('en');
}
