import { Button, Group, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useTexts } from '../i18n/index.ts';
import { texts } from './texts.ts';

/** A line at the edge of the page that goes by itself: for what was done, and what happened elsewhere. Errors stand where they arose. */
export const notify = {
  done: (message: string, action?: Action) =>
    show(message, 'teal', <IconCheck size={18} />, action ? 10_000 : 5_000, action),
  news: (message: string) => show(message, 'blue', <IconInfoCircle size={18} />),
  failed: (message: string) => show(message, 'red', <IconAlertTriangle size={18} />, 10_000),
  /** Takes away what is still there. */
  clear: () => notifications.clean(),
};

/** What can be done about it while it is shown. */
interface Action {
  readonly label: string;
  readonly onClick: () => void;
}

function show(message: string, color: string, icon: React.ReactNode, autoClose = 5_000, action?: Action): void {
  const id = notifications.show({
    message: action ? (
      <Group gap="xs" justify="space-between">
        {message}
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            notifications.hide(id);
            action.onClick();
          }}
        >
          {action.label}
        </Button>
      </Group>
    ) : (
      message
    ),
    color,
    icon,
    autoClose,
    withBorder: true,
    closeButtonProps: { children: <Close /> },
  });
}

/** What the button that takes the line away is called, in the language of the page. */
function Close() {
  return <VisuallyHidden>{useTexts(texts).close}</VisuallyHidden>;
}
