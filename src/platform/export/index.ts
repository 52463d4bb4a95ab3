export { exportedTables, notExported } from './exported-tables.ts';
export { type ExportContent, writeExport } from './write-export.ts';
