import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLocation } from 'wouter';
import { useToken } from '../api/index.ts';
import { Cover } from './cover.tsx';
import { touch, useIdle } from './idle.ts';
import { LockScreen } from './lock-screen.tsx';
import { useStored } from './stored.ts';

/** After how many minutes without a touch this browser locks; 0 is never. */
export const lockMinutes = [0, 2, 5, 15, 30] as const;
export type LockMinutes = (typeof lockMinutes)[number];

interface Lock {
  readonly minutes: LockMinutes;
  readonly choose: (minutes: LockMinutes) => void;
  /** Locks all windows of this browser. */
  readonly lock: () => void;
}

const Context = createContext<Lock | null>(null);

interface LockProviderProps {
  /** The screen that hangs on a wall: where it stands, time alone does not cover it. */
  readonly wall: string;
  readonly children: ReactNode;
}

/** Covers the page while this browser is locked, by hand or by time. After a reload it begins covered, with nothing beneath. */
export function LockProvider({ wall, children }: LockProviderProps) {
  const token = useToken();
  const [locked, setLocked] = useStored('apotheca-locked');
  const [chosen, setChosen] = useStored('apotheca-lock-minutes');
  const minutes = lockMinutes.find((each) => String(each) === chosen) ?? 15;
  useUnlockedBySession(token, locked, setLocked);
  const byTime = useCallback(() => setLocked('by time'), [setLocked]);
  useIdle(minutes, token !== null && locked === null, byTime);
  const hangs = useHangsOnWall(wall, locked === null);
  const covered = token !== null && locked !== null && !(hangs && locked === 'by time');
  useKeysStayOut(covered);
  const [begun, setBegun] = useState(!covered);
  if (!covered && !begun) setBegun(true);
  const open = () => {
    touch();
    setLocked(null);
  };
  const value = useMemo(
    () => ({
      minutes,
      choose: (next: LockMinutes) => {
        touch();
        setChosen(String(next));
      },
      lock: () => setLocked('by hand'),
    }),
    [minutes, setChosen, setLocked],
  );
  return (
    <Context value={value}>
      {begun && children}
      {covered && (
        <Cover>
          <LockScreen onOpen={open} />
        </Cover>
      )}
    </Context>
  );
}

/** Whoever signs in has just been there, and what nobody is signed in to is not locked. */
function useUnlockedBySession(
  token: string | null,
  locked: string | null,
  setLocked: (locked: string | null) => void,
): void {
  const before = useRef(token);
  useEffect(() => {
    const began = before.current === null && token !== null;
    before.current = token;
    if (began) touch();
    if (locked !== null && (began || token === null)) setLocked(null);
  }, [token, locked, setLocked]);
}

/**
 * Whether this window hangs on a wall: it showed that screen before the browser was locked. Whoever goes there from a locked window, or opens another one,
 * has none. A reload changes nothing.
 */
function useHangsOnWall(wall: string, unlocked: boolean): boolean {
  const [location] = useLocation();
  const there = location === wall;
  useEffect(() => {
    if (!unlocked) return;
    if (there) sessionStorage.setItem(wallKey, 'true');
    else sessionStorage.removeItem(wallKey);
  }, [there, unlocked]);
  return there && sessionStorage.getItem(wallKey) !== null;
}

const wallKey = 'apotheca-wall';
const keys = ['keydown', 'keyup', 'keypress'] as const;

/** While the page is covered its short cuts hear no key, and Escape closes nothing in it. What a key does by itself, such as writing a letter, it still does. */
function useKeysStayOut(covered: boolean): void {
  const now = useRef(covered);
  useEffect(() => {
    now.current = covered;
  }, [covered]);
  useLayoutEffect(() => {
    // Before whatever the page listens with: of several listeners the first one is asked first.
    const hold = (event: Event) => {
      if (now.current) event.stopImmediatePropagation();
    };
    for (const key of keys) addEventListener(key, hold, { capture: true });
    return () => {
      for (const key of keys) removeEventListener(key, hold, { capture: true });
    };
  }, []);
}

/** The lock of this browser. */
export function useLock(): Lock {
  const lock = useContext(Context);
  if (!lock) throw new Error('Nothing can be locked here.');
  return lock;
}
