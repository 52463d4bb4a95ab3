export { type EnteredNotice, type RefusedNotice, readEnforcement } from './enforcement.ts';
export { noticeOfText } from './pasted.ts';
export type { NoticeCode } from './read-codes.ts';
export type { NoticeLot } from './read-lots.ts';
export { type NoticeReading, type NoticeText, readNotice } from './read-notice.ts';
export {
  type Confidence,
  confidenceOf,
  confidences,
  type MatchReason,
  matchReasons,
  reasonsByWords,
} from './reasons.ts';
