import type { KeyboardEvent } from 'react';
import { GS } from '../../../../src/domain/scan/index.ts';

/** What a scanner that is a keyboard sends for a character that no key types, and whether it showed another keyboard layout than this computer's. */
export interface ScannerKey {
  readonly text: string;
  readonly otherLayout: boolean;
}

type Pressed = Pick<KeyboardEvent, 'ctrlKey' | 'altKey' | 'shiftKey' | 'code' | 'key'>;

/**
 * Control characters as scanners type them: Ctrl and the key where a US keyboard has the sign, whatever that key writes here (on a German one
 * it is a plus), or the function key F8. Null for any other key.
 */
export function scannerKey({ ctrlKey, altKey, shiftKey, code, key }: Pressed): ScannerKey | null {
  if (key === GS || key === 'F8') return { text: GS, otherLayout: false };
  // With Alt it is AltGr, which types the bracket itself; that reads as FNC1 too.
  if (!ctrlKey || altKey) return null;
  if (code === 'BracketRight' || key === ']')
    return { text: GS, otherLayout: code === 'BracketRight' && ![']', '}', 'Unidentified'].includes(key) };
  if (code === 'Digit6' && shiftKey) return { text: '\u001e', otherLayout: false };
  return code === 'KeyD' ? { text: '\u0004', otherLayout: false } : null;
}

/** Whether a key ends a scan: Enter, or what Enter and a line feed are with Ctrl, which would open windows of the browser. */
export function endsScan({ key, code, ctrlKey }: Pressed): boolean {
  return key === 'Enter' || (ctrlKey && (code === 'KeyJ' || code === 'KeyM'));
}
