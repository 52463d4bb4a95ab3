export { type EnteredNotice, type RefusedNotice, readEnforcement } from './enforcement.ts';
export { noticeOfText } from './pasted.ts';
export type { NoticeCode } from './read-codes.ts';

export { type NoticeReading, readNotice } from './read-notice.ts';
export {
  confidenceOf,
  confidences,
  type MatchReason,
  matchReasons,
  reasonsByWords,
} from './reasons.ts';
