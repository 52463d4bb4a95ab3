import { useState } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { Drawer } from '../../ui/index.ts';
import { TypeAhead } from '../scan/index.ts';
import { AdjustForm } from './adjust-form.tsx';
import { DispenseForm } from './dispense-form.tsx';
import { notifyMovement } from './movement-form.tsx';
import type { Product } from './product.ts';
import { ReceiveForm } from './receive-form.tsx';
import { texts } from './texts.ts';

/** What is to be entered, and of what if that is known. */
export interface Movement {
  readonly kind: 'receive' | 'dispense' | 'adjust';
  readonly product: Product | null;
}

const forms = { receive: ReceiveForm, dispense: DispenseForm, adjust: AdjustForm };

interface MovementDrawerProps {
  readonly movement: Movement | null;
  readonly onClose: () => void;
  /** Somebody wants to undo what was just done. */
  readonly onUndo: (transactionId: string, said: string) => void;
}

/** The drawer in which goods are received, dispensed or corrected; after each it is ready for the next scan. */
export function MovementDrawer({ movement, onClose, onUndo }: MovementDrawerProps) {
  const t = useTexts(texts);
  const [done, setDone] = useState(0);
  const Form = movement && forms[movement.kind];
  return (
    <Drawer opened={movement !== null} onClose={onClose} size="md" title={movement ? t[movement.kind].title : ''}>
      {Form && (
        <TypeAhead form={done}>
          <Form
            key={done}
            initial={done === 0 ? movement.product : null}
            onDone={(said, answer) => {
              notifyMovement(said, answer, { label: t.undo, of: onUndo });
              if (movement.product) onClose();
              else setDone((count) => count + 1);
            }}
          />
        </TypeAhead>
      )}
    </Drawer>
  );
}
