import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Language, languages } from './define.ts';

const key = 'apotheca-language';

interface Chosen {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Context = createContext<Chosen>({ language: 'en', choose: () => undefined });

/** The language of the whole page, for everything below. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(pageLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        localStorage.setItem(key, chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <Context value={value}>{children}</Context>;
}

/** The language, and how to choose another one. */
export function useLanguage(): Chosen {
  return useContext(Context);
}

/** The texts in the language of the page. */
export function useTexts<T>(texts: Readonly<Record<Language, T>>): T {
  return texts[useContext(Context).language];
}

/** The language of the page, for what asks outside of it: the one chosen last on this device, or the first of the browser's that there is. */
export function pageLanguage(): Language {
  const kept = localStorage.getItem(key);
  const wanted = [kept, ...navigator.languages].map((each) => each?.slice(0, 2).toLowerCase());
  return wanted.map((each) => languages.find((one) => one === each)).find((each) => each !== undefined) ?? 'en';
}
