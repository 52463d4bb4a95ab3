import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { AllTexts, SameTexts, Texts } from './define.ts';
import { english, type LoadedLanguage, languages, loadLanguage } from './languages.ts';

const key = 'apotheca-language';

interface Chosen {
  readonly language: LoadedLanguage;
  readonly choose: (code: string) => Promise<void>;
}

const Context = createContext<Chosen>({ language: english, choose: async () => undefined });

interface LanguageProviderProps {
  readonly first: LoadedLanguage;
  /** Another one was chosen, here or in another window: `pageLanguage` tells it from now on. */
  readonly onChange?: () => void;
  readonly children: ReactNode;
}

/** The language of the whole page, for everything below: the first one is there when the page begins, so that nothing is shown in another. */
export function LanguageProvider({ first, onChange, children }: LanguageProviderProps) {
  const [language, setLanguage] = useState(first);
  const told = useRef(first.code);
  useEffect(() => {
    if (language.code === told.current) return;
    told.current = language.code;
    onChange?.();
  }, [language, onChange]);
  useEffect(() => {
    const heard = ({ key: changed, newValue }: StorageEvent) => {
      if (changed !== key || newValue === null) return;
      // What cannot be fetched now is shown after the next reload.
      loadLanguage(newValue).then(setLanguage, () => undefined);
    };
    addEventListener('storage', heard);
    return () => removeEventListener('storage', heard);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language.code;
    document.documentElement.dir = language.catalogue?.direction ?? 'ltr';
  }, [language]);
  const value = useMemo(
    () => ({
      language,
      choose: async (code: string) => {
        const loaded = await loadLanguage(code);
        localStorage.setItem(key, loaded.code);
        setLanguage(loaded);
      },
    }),
    [language],
  );
  return <Context value={value}>{children}</Context>;
}

/** The code of the language of the page, and how to choose another one. */
export function useLanguage(): { readonly language: string; readonly choose: Chosen['choose'] } {
  const { language, choose } = useContext(Context);
  return { language: language.code, choose };
}

/** The texts in the language of the page. */
export function useTexts<Id extends keyof AllTexts, T>({ id, english }: Texts<Id, T>): SameTexts<T> {
  const { catalogue } = useContext(Context).language;
  // The catalogue's type says that this is the shape; the compiler cannot follow it through the name.
  return (catalogue?.texts[id] as SameTexts<T> | undefined) ?? english;
}

/** The language of the page, for what asks outside of it: the one chosen last on this device, or the first of the browser's that there is. */
export function pageLanguage(): string {
  const wanted = [localStorage.getItem(key), ...navigator.languages];
  const codes = wanted.map((each) => each?.slice(0, 2).toLowerCase());
  return codes.find((code) => code !== undefined && languages.includes(code)) ?? english.code;
}
