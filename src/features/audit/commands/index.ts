export { runCheckpointCommand } from './checkpoint-command.ts';
export type { CommandContext } from './command-context.ts';
export { runExportCommand } from './export-command.ts';
export { runStreamCommand } from './stream-command.ts';
export { runVerifyCommand } from './verify-command.ts';
