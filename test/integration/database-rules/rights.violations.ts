import { change, order, stamps } from './order.violations.ts';
import { another, nextId, ours, purchase, under } from './sql.violations.ts';

// What test/integration/database-rules.test.ts tries of what has ended or was decided: sessions, invitations and approvals.

const [endedSession, takenInvitation] = [nextId(), nextId()];
const ended = (assignment: string) =>
  `${another('session', { id: endedSession, token_hash: 'd'.repeat(64), revoked_at: '2026-02-01' })}
UPDATE session SET ${assignment} WHERE id = '${endedSession}';`;
const taken = (assignment: string) =>
  `${another('invitation', { id: takenInvitation, token_hash: 'd'.repeat(64), accepted_at: '2026-02-01' })}
UPDATE invitation SET ${assignment} WHERE id = '${takenInvitation}';`;
/** From here on nobody approves what they requested. */
const strict = change('organization', ours.organization, 'requester_may_approve = false');

const attempts = under({
  session_one_way: {
    'an ended session that comes back': ended('revoked_at = NULL'),
    'an ended session that ended later': ended(`revoked_at = '2026-03-01'`),
    'a session that lasts longer': change('session', ours.session, `expires_at = '2041-01-01'`),
    'a session that was not used': change('session', ours.session, `last_seen_at = '2020-01-01'`),
    'a session that was proved earlier': change('session', ours.session, `proved_at = '2020-01-01'`),
    'a session with another token': change('session', ours.session, `token_hash = '${'e'.repeat(64)}'`),
  },
  invitation_fixed: {
    'an invitation that can be taken up again': taken('accepted_at = NULL'),
    'an invitation that was taken up later': taken(`accepted_at = '2026-03-01'`),
    'an invitation to more': change('invitation', ours.invitation, `role = 'OWNER'`),
    'an invitation for somebody else': change('invitation', ours.invitation, `email = 'other@pharmacy.example'`),
    'an invitation that lasts longer': change('invitation', ours.invitation, `expires_at = '2041-01-01'`),
  },
  supply_order_approved_by_another: {
    'an order approved by who requested it': `${strict}\n${change(
      'supply_order',
      purchase,
      `status = 'APPROVED', approved_at = '2024-02-01', approved_by_id = requested_by_id`,
    )}`,
    'an order that begins approved by who requested it': `${strict}\n${order(stamps('APPROVED'))}`,
  },
});

export const rightsViolations = { 'what has ended, or was decided': attempts };
