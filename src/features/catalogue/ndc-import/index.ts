export { findOrganization } from './find-organization.ts';
export { runImportCommand } from './import-command.ts';
export { ImportError } from './import-error.ts';
export { type ImportOptions, type ImportProgress, importNdc } from './import-ndc.ts';
export type { ImportReport, Refusal, Tally } from './import-report.ts';
