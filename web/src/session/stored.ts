import { useCallback, useEffect, useState } from 'react';

/** Something of this browser that all its windows know, and hear of when another one changes it. */
export function useStored(key: string): [string | null, (value: string | null) => void] {
  const [value, setValue] = useState(() => localStorage.getItem(key));
  useEffect(() => {
    const heard = ({ key: changed }: StorageEvent) => {
      // A key of null: everything was cleared.
      if (changed === key || changed === null) setValue(localStorage.getItem(key));
    };
    addEventListener('storage', heard);
    return () => removeEventListener('storage', heard);
  }, [key]);
  const store = useCallback(
    (next: string | null) => {
      if (next === null) localStorage.removeItem(key);
      else localStorage.setItem(key, next);
      setValue(next);
    },
    [key],
  );
  return [value, store];
}
