import type { Permission, Role } from '../generated/enums.ts';

const all: readonly Role[] = ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN', 'AUDITOR'];
const staff: readonly Role[] = ['OWNER', 'MANAGER', 'PHARMACIST', 'TECHNICIAN'];
const responsible: readonly Role[] = ['OWNER', 'MANAGER', 'PHARMACIST'];
const leading: readonly Role[] = ['OWNER', 'MANAGER'];
const owners: readonly Role[] = ['OWNER'];

/** Which roles include what, as the server has it; a test compares the two. It decides what is shown, the server what is done. */
export const holders: Readonly<Record<Permission, readonly Role[]>> = {
  CATALOGUE_READ: all,
  CATALOGUE_WRITE: responsible,
  STOCK_READ: all,
  STOCK_RECEIVE: staff,
  STOCK_DISPENSE: staff,
  STOCK_CHOOSE_LOT: responsible,
  STOCK_ADJUST: responsible,
  STOCK_REVERSE: responsible,
  STOCK_REVERSE_OWN: staff,
  STOCK_BACK_DATE: responsible,
  STOCK_SET_LEVELS: responsible,
  STOCK_SET_LOT_STATUS: responsible,
  PERIOD_CLOSE: leading,
  ORDER_READ: all,
  ORDER_READ_RECIPIENT: staff,
  ORDER_REQUEST: staff,
  ORDER_APPROVE: responsible,
  ORDER_FULFILL: staff,
  MESSAGE_READ: all,
  MESSAGE_SEND: staff,
  MESSAGE_MODERATE: leading,
  ALERT_MANAGE: staff,
  RECALL_ENTER: staff,
  RECALL_ACTIVATE: responsible,
  RECALL_ACKNOWLEDGE: staff,
  MEMBER_READ: ['OWNER', 'MANAGER', 'AUDITOR'],
  MEMBER_MANAGE: leading,
  PHARMACY_CREATE: owners,
  ORGANIZATION_MANAGE: owners,
  SERVICE_KEY_MANAGE: owners,
  AUDIT_READ: ['OWNER', 'AUDITOR'],
};
