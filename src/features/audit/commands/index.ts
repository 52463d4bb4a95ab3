export { runCheckpointCommand } from './checkpoint-command.ts';
export type { CommandSurroundings } from './command-surroundings.ts';
export { runExportCommand } from './export-command.ts';
export { runVerifyCommand } from './verify-command.ts';
