export { lotKey } from '../../../../src/domain/inventory/lot-key.ts';
export { keysOfCode, type Scan } from '../../../../src/domain/scan/index.ts';
export { LabelWords } from './label-words.tsx';
export { ScanField } from './scan-field.tsx';
export { TypeAhead, useTypeAhead } from './type-ahead.tsx';
