export { rememberedOrganization } from './remembered.ts';
