export { defineTexts, type Language, languages } from './define.ts';
export { type Format, TimeZone, useFormat } from './format.tsx';
export { instantOf } from './instant.ts';
export { LanguageProvider, pageLanguage, useLanguage, useTexts } from './language.tsx';
export { type Terms, useRefusalText, useTerms } from './terms.ts';
