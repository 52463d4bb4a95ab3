export { defineTexts, type Language, languages } from './define.ts';
export { createFormat, type Format, TimeZone, useFormat } from './format.tsx';
export { instantOf } from './instant.ts';
export { LanguageProvider, pageLanguage, useLanguage, useTexts } from './language.tsx';
export { refusalTexts, type Terms, terms, useRefusalText, useTerms } from './terms.ts';
