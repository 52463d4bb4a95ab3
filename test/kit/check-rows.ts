import { checkEachValue } from '../../src/platform/database/check-rows.ts';

/** In tests every value of every row is held against its declaration, not the columns alone. */
checkEachValue();
