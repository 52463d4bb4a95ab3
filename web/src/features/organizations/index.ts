export { Organizations } from './organizations.tsx';
export { useSwitchOrganization } from './use-switch-organization.ts';
