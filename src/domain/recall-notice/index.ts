export type { NoticeCode } from './read-codes.ts';
export type { NoticeLot } from './read-lots.ts';
export { type NoticeReading, type NoticeText, readNotice } from './read-notice.ts';
