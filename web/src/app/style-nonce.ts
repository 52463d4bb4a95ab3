/** The nonce that the server gave this page: its policy takes style elements that carry it, and no others. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
}

/** For the library that locks scrolling behind a sheet, which looks for it in this variable. */
export function shareStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
