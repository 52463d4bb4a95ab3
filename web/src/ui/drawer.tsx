import { Drawer as MantineDrawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/index.ts';
import { texts } from './texts.ts';

interface DrawerProps {
  readonly opened: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: 'md' | 'lg' | 'xl';
}

/** A sheet at the right for one record or one form; the whole window where it is narrow. Escape closes it, and the focus goes back. */
export function Drawer({ opened, title, onClose, children, size = 'lg' }: DrawerProps) {
  const t = useTexts(texts);
  const narrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  return (
    <MantineDrawer
      opened={opened}
      onClose={onClose}
      title={title}
      position="right"
      size={narrow ? '100%' : size}
      overlayProps={{ backgroundOpacity: 0.25 }}
      closeButtonProps={{ 'aria-label': t.close }}
    >
      {children}
    </MantineDrawer>
  );
}
