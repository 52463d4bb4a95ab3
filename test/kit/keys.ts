/** Keys for servers under test; they guard nothing. */
export const testKeys = {
  MASTER_KEYS: `test:${Buffer.alloc(32, 'm').toString('base64')}`,
  AUDIT_SIGNING_KEY: Buffer.alloc(32, 's').toString('base64'),
};
