import { Presets, SingleBar } from 'cli-progress';
import type { ImportProgress } from './import-ndc.ts';

/** Where progress is shown: a terminal, or anything that takes lines. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface ProgressDisplay {
  show(progress: ImportProgress): void;
  end(): void;
}

/** A bar on a terminal, a line for every tenth elsewhere. */
export function progressDisplay(output: NodeJS.WriteStream | ProgressOutput): ProgressDisplay {
  return output.isTTY ? barDisplay(output as NodeJS.WriteStream) : lineDisplay(output);
}

function barDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  const bar = new SingleBar(
    { stream, hideCursor: true, clearOnComplete: true, format: '{bar} {percentage} %  {stage}, {rows} rows' },
    Presets.shades_classic,
  );
  let started = false;
  return {
    show: ({ stage, rows, bytes, totalBytes }) => {
      const payload = { stage, rows: rows.toLocaleString('en') };
      if (started) bar.update(bytes, payload);
      else bar.start(totalBytes, bytes, payload);
      started = true;
    },
    end: () => {
      if (started) bar.stop();
      started = false;
    },
  };
}

function lineDisplay(output: ProgressOutput): ProgressDisplay {
  let shown = 0;
  return {
    show: ({ stage, rows, bytes, totalBytes }) => {
      const tenths = Math.floor((10 * bytes) / Math.max(1, totalBytes));
      if (tenths <= shown) return;
      shown = tenths;
      output.write(`${String(tenths * 10).padStart(3)} %  ${stage}, ${rows.toLocaleString('en')} rows\n`);
    },
    end: () => undefined,
  };
}
