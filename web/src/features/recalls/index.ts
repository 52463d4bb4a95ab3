export { RecallBanner } from './banner.tsx';
