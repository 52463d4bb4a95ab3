import { Presets, SingleBar } from 'cli-progress';

/** Where progress is shown: a terminal, or anything that takes lines. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How far a command is, with a few words on where. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly text: string;
}

export interface ProgressDisplay {
  show(progress: Progress): void;
  end(): void;
}

/** A bar on a terminal, a line for every tenth elsewhere. */
export function progressDisplay(output: NodeJS.WriteStream | ProgressOutput): ProgressDisplay {
  return output.isTTY ? barDisplay(output as NodeJS.WriteStream) : lineDisplay(output);
}

function barDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  const bar = new SingleBar(
    { stream, hideCursor: true, clearOnComplete: true, format: '{bar} {percentage} %  {text}' },
    Presets.shades_classic,
  );
  let started = false;
  return {
    show: ({ done, total, text }) => {
      if (started) bar.update(done, { text });
      else bar.start(total, done, { text });
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
    show: ({ done, total, text }) => {
      const tenths = Math.floor((10 * done) / Math.max(1, total));
      if (tenths <= shown) return;
      shown = tenths;
      output.write(`${String(tenths * 10).padStart(3)} %  ${text}\n`);
    },
    end: () => undefined,
  };
}
