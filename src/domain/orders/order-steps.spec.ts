import { describe, expect, it } from 'vitest';
import { type Role, roleGrants } from '../authorization/permissions.ts';
import { type OrderStatus, orderStatuses } from './order-state.ts';
import { allowedSteps } from './order-steps.ts';

const steps = (
  status: OrderStatus,
  role: Role,
  { requestedIt = false, requesterMayApprove = false, acknowledgedAt = null as Date | null } = {},
) =>
  allowedSteps(
    { status, acknowledgedAt },
    { may: (permission) => roleGrants(role, permission), requestedIt, requesterMayApprove },
  );

describe('allowedSteps', () => {
  it('lets nobody approve what they requested, unless the organization does', () => {
    expect(steps('PENDING', 'PHARMACIST')).toEqual(['APPROVE', 'REJECT', 'CANCEL']);
    expect(steps('PENDING', 'PHARMACIST', { requestedIt: true })).toEqual(['REJECT', 'CANCEL']);
    expect(steps('PENDING', 'PHARMACIST', { requestedIt: true, requesterMayApprove: true })).toContain('APPROVE');
  });

  it('lets a requester call off what is pending, and approvers what is under way', () => {
    expect(steps('PENDING', 'TECHNICIAN')).toEqual([]);
    expect(steps('PENDING', 'TECHNICIAN', { requestedIt: true })).toEqual(['CANCEL']);
    expect(steps('APPROVED', 'TECHNICIAN', { requestedIt: true })).toEqual(['SEND', 'FULFILL']);
    expect(steps('APPROVED', 'MANAGER')).toEqual(['SEND', 'FULFILL', 'CANCEL']);
    expect(steps('PARTIALLY_FULFILLED', 'TECHNICIAN')).toEqual(['FULFILL', 'CLOSE_SHORT']);
  });

  it.each(['FULFILLED', 'CLOSED_SHORT'] as const)(
    'lets %s be acknowledged once, by the requester or an approver',
    (status) => {
      expect(steps(status, 'TECHNICIAN')).toEqual([]);
      expect(steps(status, 'TECHNICIAN', { requestedIt: true })).toEqual(['ACKNOWLEDGE']);
      expect(steps(status, 'OWNER')).toEqual(['ACKNOWLEDGE']);
      expect(steps(status, 'OWNER', { acknowledgedAt: new Date(0) })).toEqual([]);
    },
  );

  it.each(orderStatuses)('offers an auditor nothing on %s', (status) => {
    expect(steps(status, 'AUDITOR', { requestedIt: true })).toEqual([]);
  });
});
