export { keysOfCode, type ProductKeys, productKeys } from './product-keys.ts';

export { readScan } from './read-scan.ts';
export { type Scan, scanDoubts } from './scan.ts';
export { GS } from './separators.ts';
