import { Alert, Stack } from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { texts } from './texts.ts';

/** One thing that was typed: a text, or a key that does something. */
type Typed = { readonly text: string } | { readonly key: KeyboardEventInit };

interface TypeAheadProps {
  /** Which form it is; another one follows when an entry is done. */
  readonly form: number;
  readonly children: ReactNode;
}

interface TypeAheadContext {
  /** An entry is on its way: what is typed from now on waits for the form that follows, until what is answered here is called. */
  readonly hold: () => () => void;
}

const Context = createContext<TypeAheadContext>({ hold: () => () => undefined });

/** Lets a form hold what is typed while its entry is on its way. */
export function useTypeAhead(): TypeAheadContext {
  return useContext(Context);
}

/**
 * People at a counter scan and type faster than a slow network answers. While an entry is on its way, what is typed inside is kept, and is typed again
 * into the form that follows, key by key, so that it lands where it would have with a network that takes no time. When the entry is refused, what
 * was kept belongs to nothing: it is shown, and not taken.
 */
export function TypeAhead({ form, children }: TypeAheadProps) {
  const t = useTexts(texts);
  const place = useRef<HTMLDivElement>(null);
  const kept = useRef<Typed[]>([]);
  const held = useRef(false);
  const typing = useRef(false);
  const own = useRef(false);
  const shown = useRef(form);
  shown.current = form;
  const [lost, setLost] = useState('');

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const keeps = (event: Event) => !own.current && (held.current || typing.current) && event.isTrusted;
    const take = (event: Event, typed: Typed | null) => {
      event.preventDefault();
      event.stopPropagation();
      const last = kept.current.at(-1);
      // What was typed in a row is typed in one piece.
      if (typed && 'text' in typed && last && 'text' in last)
        kept.current.splice(-1, 1, { text: last.text + typed.text });
      else if (typed) kept.current.push(typed);
    };
    const pressed = (event: KeyboardEvent) => {
      if (!keeps(event) || event.key === 'Escape') return;
      const { key, code, ctrlKey, altKey, shiftKey } = event;
      if (key === 'Enter' || key === 'F8' || (ctrlKey && !altKey && /^(BracketRight|Digit6|Key[DJM])$/.test(code)))
        take(event, { key: { key, code, ctrlKey, shiftKey } });
      else if (key.length === 1 && !ctrlKey && !(event.target instanceof HTMLInputElement)) take(event, { text: key });
    };
    const written = (event: InputEvent) => {
      // What an input method is composing cannot be held back.
      if (!keeps(event) || !event.cancelable) return;
      if (event.inputType === 'deleteContentBackward') take(event, { key: { key: 'Backspace' } });
      else take(event, event.data === null ? null : { text: event.data });
    };
    element.addEventListener('keydown', pressed, { capture: true });
    element.addEventListener('beforeinput', written, { capture: true });
    return () => {
      element.removeEventListener('keydown', pressed, { capture: true });
      element.removeEventListener('beforeinput', written, { capture: true });
    };
  }, []);

  const context = useMemo<TypeAheadContext>(() => {
    const drop = () => {
      const texts = kept.current.map((typed) =>
        'text' in typed ? typed.text : typed.key.key === 'Enter' ? ' ⏎ ' : '',
      );
      kept.current = [];
      setLost(texts.join('').trim());
    };
    const type = async () => {
      typing.current = true;
      while (!held.current) {
        await twoFrames();
        const target = document.activeElement;
        const typed = kept.current.shift();
        if (!typed) break;
        if (!(target instanceof HTMLElement) || !place.current?.contains(target)) {
          kept.current.unshift(typed);
          break;
        }
        own.current = true;
        retype(typed, target);
        own.current = false;
      }
      typing.current = false;
      // Nobody is there to take the rest: the form is closed, or something else has the focus.
      if (!held.current && kept.current.length > 0) drop();
    };
    return {
      hold: () => {
        const before = shown.current;
        held.current = true;
        setLost('');
        return () => {
          void twoFrames().then(() => {
            held.current = false;
            if (shown.current === before) drop();
            else void type();
          });
        };
      },
    };
  }, []);

  return (
    <Context value={context}>
      <Stack gap="sm" ref={place}>
        {lost !== '' && (
          <Alert role="alert" variant="light" color="orange">
            {t.notTaken(lost)}
          </Alert>
        )}
        {children}
      </Stack>
    </Context>
  );
}

/** The form has drawn what the key before changed, and the focus is where it goes. */
function twoFrames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

function retype(typed: Typed, target: HTMLElement): void {
  // The one way to write into a field so that whatever watches it takes it for typing.
  if ('text' in typed) document.execCommand('insertText', false, typed.text);
  else if (typed.key.key === 'Backspace') document.execCommand('delete');
  else {
    const goesOn = target.dispatchEvent(
      new KeyboardEvent('keydown', { ...typed.key, bubbles: true, cancelable: true }),
    );
    if (goesOn && typed.key.key === 'Enter') target.closest('form')?.requestSubmit();
  }
}
