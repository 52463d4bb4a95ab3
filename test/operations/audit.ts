import { type Operations } from './operation.ts';

export const audit: Operations = {
  accessLog: {
    may: 'yes no  no  no  no  yes no  yes in',
    variables: () => ({ first: 5 }),
  },
  auditLog: {
    may: 'yes yes no  no  no  yes no  yes in',
    variables: () => ({ first: 5 }),
  },
  auditIntegrity: {
    may: 'yes no  no  no  no  yes no  yes in',
  },
  createAuditCheckpoint: {
    may: 'yes no  no  no  no  yes no  yes in',
    changesNothing: 'inserts a record',
  },
  verifyAuditTrail: {
    may: 'yes no  no  no  no  yes no  yes in',
    changesNothing: 'writes a report',
  },
};
