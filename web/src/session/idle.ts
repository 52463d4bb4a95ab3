import { useEffect } from 'react';

const key = 'apotheca-touched';
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
/** How precise the last touch is kept. */
const precisionMs = 1_000;

/** Notes that a window of this browser was touched. */
export const touch = (): void => localStorage.setItem(key, String(Date.now()));

/**
 * Tells once no window of this browser was touched for so many minutes; 0 is never. Whoever comes back after that, to a window that slept or was closed
 * meanwhile, does not count as having been there.
 */
export function useIdle(minutes: number, watching: boolean, onIdle: () => void): void {
  useEffect(() => {
    if (!watching || minutes === 0) return;
    const untouchedMs = () => Date.now() - Number(localStorage.getItem(key));
    if (localStorage.getItem(key) === null) touch();
    const look = () => {
      if (untouchedMs() > minutes * 60_000) onIdle();
    };
    const touched = () => {
      if (untouchedMs() > minutes * 60_000) onIdle();
      else if (untouchedMs() > precisionMs) touch();
    };
    look();
    const timer = setInterval(look, precisionMs);
    for (const sign of signs) addEventListener(sign, touched, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touched, { capture: true });
    };
  }, [minutes, watching, onIdle]);
}
