import { Modal, type ModalProps } from '@mantine/core';
import { useTexts } from '../i18n/index.ts';
import { texts } from './texts.ts';

/** A window above the page, with a title and a button that closes it and says so. Escape closes it too, and the focus goes back. */
export function Dialog(props: Omit<ModalProps, 'closeButtonProps'> & { readonly title: string }) {
  const t = useTexts(texts);
  return <Modal centered {...props} closeButtonProps={{ 'aria-label': t.close }} />;
}
