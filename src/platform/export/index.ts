export { type ExportContent, writeExport } from './write-export.ts';
