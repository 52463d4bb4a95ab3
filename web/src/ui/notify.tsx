import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { pageLanguage } from '../i18n/index.ts';
import { texts } from './texts.ts';

/** A line at the edge of the page that goes by itself: for what was done, and what happened elsewhere. Faults stand where they arose. */
export const notify = {
  done: (message: string) => show(message, 'teal', <IconCheck size={18} />),
  news: (message: string) => show(message, 'blue', <IconInfoCircle size={18} />),
  failed: (message: string) => show(message, 'red', <IconAlertTriangle size={18} />, 10_000),
  /** Takes away what is still there. */
  clear: () => notifications.clean(),
};

function show(message: string, color: string, icon: React.ReactNode, autoClose = 5_000): void {
  const closeButtonProps = { 'aria-label': texts[pageLanguage()].close };
  notifications.show({ message, color, icon, autoClose, withBorder: true, closeButtonProps });
}
