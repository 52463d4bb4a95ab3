import { defineTexts } from '../../i18n/index.ts';

export const texts = defineTexts({
  en: {
    title: 'Stock wall',
    fill: 'Fill the screen',
    leave: 'Leave full screen',
    live: 'Live',
    down: (since: string, seconds: string) =>
      `No connection since ${since} (${seconds} s). What is shown may be out of date.`,
    shortages: 'Short',
    noShortages: 'Nothing is short.',
    expiring: 'Expires within 60 days',
    nothingExpires: 'Nothing expires soon.',
    orders: 'Orders',
    left: (usable: string, min: string) => `${usable} of ${min}`,
    onHand: (count: string) => `${count} on hand`,
    more: (count: string) => `and ${count} more`,
  },
  de: {
    title: 'Bestandstafel',
    fill: 'Ganzer Bildschirm',
    leave: 'Vollbild verlassen',
    live: 'Live',
    down: (since: string, seconds: string) =>
      `Keine Verbindung seit ${since} (${seconds} s). Was zu sehen ist, kann veraltet sein.`,
    shortages: 'Knapp',
    noShortages: 'Nichts ist knapp.',
    expiring: 'Läuft in 60 Tagen ab',
    nothingExpires: 'Nichts läuft bald ab.',
    orders: 'Aufträge',
    left: (usable: string, min: string) => `${usable} von ${min}`,
    onHand: (count: string) => `${count} vorhanden`,
    more: (count: string) => `und ${count} weitere`,
  },
});
