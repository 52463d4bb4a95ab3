export { AlertNotices } from './alert-notices.tsx';
