import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('scan', {
  code: 'Code',
  hint: 'Scan the label, or type an NDC, GTIN or PZN and press Enter.',
  camera: 'Scan with the camera',
  cameraHint: 'What the camera sees. Hold the code on the package in front of it.',
  noCamera: 'This page cannot use a camera. Allow it in the browser, or type the code.',
  lookAtLabel: 'Check the label',
  seen: (text: string) => `Read: ${text}`,
  compareLot: (lot: string, other: string) =>
    `Compare the lot number ${lot} with the package: it can also be read as ${other}.`,
  doubts: {
    SEPARATOR: 'A separator on the label may have been lost, so it can be read in more than one way.',
    LOT_END: 'The lot number may end earlier. Compare it with the package.',
    CONTRADICTION: 'The label says two different things. Enter what is printed on the package.',
    NOT_ALLOWED: 'The label contains an impossible value, which was not used. Enter what is printed on the package.',
    CHECK_DIGIT: 'The check digit of the product number is wrong. Scan the label again.',
    UNKNOWN_ELEMENT: 'Part of the label was not understood. Compare lot number and expiry date with the package.',
    KEYBOARD_LAYOUT:
      'The scanner is set to a different keyboard layout from this computer, so letters and symbols may be wrong. Compare the lot number with the package, and correct the scanner’s keyboard setting.',
    UNREADABLE: 'This code cannot be read here. Enter what is printed on the package.',
    NO_PRODUCT: 'The label does not name the product. Choose it by name.',
    NO_EXPIRY: 'The label has no readable expiry date. Enter the one printed on the package.',
    UNLIKELY_DATE: 'The expiry date is more than ten years away. Compare it with the package.',
    EXPIRES_DURING_DAY: 'It expires during the day; the day before was entered.',
  },
  notTaken: (text: string) =>
    `What was typed in the meantime was not used, because this entry is not finished: ${text}`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    scan: typeof texts;
  }
}
