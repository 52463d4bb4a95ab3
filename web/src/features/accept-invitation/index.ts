export { invitationLink } from './link.ts';
