import { Button, Text } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { ProofRequests } from '../api/index.ts';
import { useTexts } from '../i18n/index.ts';
import { Dialog } from '../ui/index.ts';
import { ProofForm } from './proof-form.tsx';
import { texts } from './texts.ts';

/** Asks who it is once for all acts that wait for it. Whoever cancels, or whose session ends, has shown nothing. */
export function ProofProvider({ children }: { readonly children: ReactNode }) {
  const t = useTexts(texts);
  const waiting = useRef<((proved: boolean) => void)[]>([]);
  const [opened, setOpened] = useState(false);
  const ask = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        waiting.current.push(resolve);
        setOpened(true);
      }),
    [],
  );
  const settle = useCallback((proved: boolean) => {
    for (const resolve of waiting.current.splice(0)) resolve(proved);
    setOpened(false);
  }, []);
  useEffect(() => {
    // Here and not by the dialog: whatever is open below would take Escape for itself too, with all that was entered there.
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || waiting.current.length === 0) return;
      event.stopImmediatePropagation();
      settle(false);
    };
    addEventListener('keydown', cancel, { capture: true });
    return () => {
      removeEventListener('keydown', cancel, { capture: true });
      settle(false);
    };
  }, [settle]);
  return (
    <ProofRequests value={ask}>
      {children}
      {/* Only now, so that it lies above what is open already. */}
      {opened && (
        <Dialog opened onClose={() => settle(false)} title={t.proofTitle} closeOnEscape={false}>
          <Text size="sm" c="dimmed" mb="md">
            {t.proofLead}
          </Text>
          <ProofForm submit={t.goOn} onProved={() => settle(true)}>
            <Button variant="default" onClick={() => settle(false)}>
              {t.cancel}
            </Button>
          </ProofForm>
        </Dialog>
      )}
    </ProofRequests>
  );
}
