export { defineTexts } from './define.ts';
export { createFormat, type Format, TimeZone, useFormat } from './format.tsx';
export { instantOf } from './instant.ts';
export { LanguageProvider, pageLanguage, useLanguage, useTexts } from './language.tsx';
export { english, type LoadedLanguage, languages, loadLanguage, nameOfLanguage } from './languages.ts';
export { type Terms, useTerms } from './terms.ts';
