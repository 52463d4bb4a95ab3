import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts('scan', {
  code: 'Code',
  hint: 'Scan the label, or type an NDC, GTIN or PZN and press Enter.',
  camera: 'Scan with the camera',
  cameraHint: 'What the camera sees. Hold the code of the package into it.',
  noCamera: 'There is no camera that this page may use. Allow it in the browser, or type the code.',
  lookAtLabel: 'Look at the label',
  seen: (text: string) => `Read: ${text}`,
  compareLot: (lot: string, other: string) =>
    `Compare the lot number ${lot} with the package: it could also be read as ${other}.`,
  doubts: {
    SEPARATOR: 'A separator on the label may have got lost, so that it can be read in more than one way.',
    LOT_END: 'The lot number may end earlier. Compare it with the package.',
    CONTRADICTION: 'The label says two different things. Enter what is printed on the package.',
    NOT_ALLOWED: 'The label holds a value that cannot be, and it was not taken. Enter what is printed on the package.',
    CHECK_DIGIT: 'The check digit of the product’s number is wrong. Scan the label again.',
    UNKNOWN_ELEMENT: 'Part of the label was not understood. Compare lot number and expiry date with the package.',
    KEYBOARD_LAYOUT:
      'The scanner types for another keyboard layout than this computer has, so letters and signs may be wrong. Compare the lot number with the package, and set the scanner’s keyboard.',
    UNREADABLE: 'This code cannot be read here. Enter what is printed on the package.',
    NO_PRODUCT: 'The label does not name the product. Choose it by its name.',
    NO_EXPIRY: 'The label has no readable expiry date. Enter the one that is printed on the package.',
    UNLIKELY_DATE: 'The expiry date is more than ten years away. Compare it with the package.',
    EXPIRES_DURING_DAY: 'It expires in the course of a day; the day before was taken.',
  },
  notTaken: (text: string) => `What was typed meanwhile was not taken, since this entry is not done: ${text}`,
});

declare module '../../i18n/define.ts' {
  interface AllTexts {
    scan: typeof texts;
  }
}
