import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
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
      NOT_ALLOWED:
        'The label holds a value that cannot be, and it was not taken. Enter what is printed on the package.',
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
  },
  de: {
    code: 'Code',
    hint: 'Etikett scannen, oder NDC, GTIN oder PZN eingeben und Enter drücken.',
    camera: 'Mit der Kamera scannen',
    cameraHint: 'Was die Kamera sieht. Halten Sie den Code der Packung hinein.',
    noCamera: 'Diese Seite darf keine Kamera benutzen. Erlauben Sie es im Browser, oder geben Sie den Code ein.',
    lookAtLabel: 'Sehen Sie das Etikett an',
    seen: (text: string) => `Gelesen: ${text}`,
    compareLot: (lot: string, other: string) =>
      `Vergleichen Sie die Chargennummer ${lot} mit der Packung: Sie lässt sich auch als ${other} lesen.`,
    doubts: {
      SEPARATOR: 'Ein Trennzeichen des Etiketts kann verloren gegangen sein, sodass es sich verschieden lesen lässt.',
      LOT_END: 'Die Chargennummer kann früher enden. Vergleichen Sie sie mit der Packung.',
      CONTRADICTION: 'Das Etikett sagt zweierlei. Geben Sie ein, was auf der Packung steht.',
      NOT_ALLOWED:
        'Das Etikett enthält einen Wert, den es nicht geben kann; er wurde nicht übernommen. Geben Sie ein, was auf der Packung steht.',
      CHECK_DIGIT: 'Die Prüfziffer der Produktnummer ist falsch. Scannen Sie das Etikett noch einmal.',
      UNKNOWN_ELEMENT:
        'Ein Teil des Etiketts wurde nicht verstanden. Vergleichen Sie Chargennummer und Verwendbarkeit mit der Packung.',
      KEYBOARD_LAYOUT:
        'Der Scanner schreibt für eine andere Tastatur als die dieses Computers, sodass Buchstaben und Zeichen falsch sein können. Vergleichen Sie die Chargennummer mit der Packung, und stellen Sie die Tastatur des Scanners ein.',
      UNREADABLE: 'Dieser Code ist hier nicht lesbar. Geben Sie ein, was auf der Packung steht.',
      NO_PRODUCT: 'Das Etikett nennt das Produkt nicht. Wählen Sie es nach Namen.',
      NO_EXPIRY: 'Das Etikett hat kein lesbares Verfalldatum. Geben Sie das auf der Packung ein.',
      UNLIKELY_DATE: 'Das Verfalldatum ist mehr als zehn Jahre entfernt. Vergleichen Sie es mit der Packung.',
      EXPIRES_DURING_DAY: 'Es verfällt im Lauf eines Tages; der Tag davor wurde übernommen.',
    },
    notTaken: (text: string) =>
      `Was inzwischen getippt wurde, ist nicht übernommen, denn diese Eingabe ist nicht fertig: ${text}`,
  },
});
