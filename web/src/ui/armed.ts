import { useEffect, useState } from 'react';

/** Longer than the second half of a double click, and shorter than reading what has changed. */
const moment = 1_000;

/** Whether what is offered for `of` has been there for a moment: a click that was meant for what stood there before does nothing. */
export function useArmed(of: string): boolean {
  const [armed, setArmed] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setArmed(of), moment);
    return () => {
      clearTimeout(timer);
      setArmed(null);
    };
  }, [of]);
  return armed === of;
}
