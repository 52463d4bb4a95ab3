export { findOrganization } from './find-organization.ts';
export { runImportCommand } from './import-command.ts';
export { ImportError } from './import-error.ts';
export { importNdc } from './import-ndc.ts';
export type { ImportReport } from './import-report.ts';
