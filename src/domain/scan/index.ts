export { keysOfCode, type ProductKeys, productKeys } from './product-keys.ts';
export { isPzn } from './pzn.ts';
export { readScan } from './read-scan.ts';
export { type Scan, type ScanCircumstances, type ScanDoubt, type ScanDoubtKind, scanDoubts } from './scan.ts';
export { GS } from './separators.ts';
