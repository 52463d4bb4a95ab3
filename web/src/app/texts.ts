import { defineTexts } from '../i18n/index.ts';

export const texts = defineTexts({
  en: {
    skip: 'To the content',
    menu: 'Show or hide the menu',
    screensLabel: 'Screens',
    screens: {
      overview: 'Overview',
      stock: 'Stock',
      wall: 'Stock wall',
      orders: 'Orders',
      messages: 'Messages',
      alerts: 'Alerts',
      audit: 'Audit',
      people: 'People',
    },
    pharmacy: 'Pharmacy',
    account: 'Account',
    signOut: 'Sign out',
    connection: {
      idle: 'Not connected',
      connecting: 'Connecting',
      live: 'Live',
      down: 'Connection lost',
    },
    liveHint: 'Changes are shown as they happen.',
    downSince: (time: string) =>
      `The connection has been down since ${time}. What you see may be behind; it is brought up to date as soon as the connection is back.`,
    notFound: 'There is no such page',
    notFoundBody: 'The address may be mistyped, or the page has moved.',
    home: 'To the first page',
  },
  de: {
    skip: 'Zum Inhalt',
    menu: 'Menü zeigen oder verbergen',
    screensLabel: 'Bereiche',
    screens: {
      overview: 'Übersicht',
      stock: 'Bestand',
      wall: 'Bestandstafel',
      orders: 'Aufträge',
      messages: 'Nachrichten',
      alerts: 'Warnungen',
      audit: 'Prüfung',
      people: 'Personen',
    },
    pharmacy: 'Apotheke',
    account: 'Konto',
    signOut: 'Abmelden',
    connection: {
      idle: 'Nicht verbunden',
      connecting: 'Verbindung wird aufgebaut',
      live: 'Live',
      down: 'Keine Verbindung',
    },
    liveHint: 'Änderungen erscheinen, sobald sie geschehen.',
    downSince: (time) =>
      `Seit ${time} besteht keine Verbindung. Was Sie sehen, kann veraltet sein; es wird nachgeholt, sobald die Verbindung wieder da ist.`,
    notFound: 'Diese Seite gibt es nicht',
    notFoundBody: 'Vielleicht ist die Adresse falsch geschrieben, oder die Seite ist umgezogen.',
    home: 'Zur ersten Seite',
  },
});
