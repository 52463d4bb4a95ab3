import type { WebSocket } from 'ws';

const asText = { binary: false };

/**
 * Sends a message. Settles when it has left, and calls `slow` when that takes too long: whatever is behind it waits in the table meanwhile, not in
 * memory. Undefined when it has left at once, as nearly always.
 */
export function send(
  socket: WebSocket,
  message: string | Buffer,
  sendMs: number,
  slow: () => void,
): Promise<void> | undefined {
  if (socket.readyState !== socket.OPEN) return undefined;
  let leave: (() => void) | undefined;
  // An error here means that the socket is closing; its close event does the rest.
  socket.send(message, asText, () => leave?.());
  if (socket.bufferedAmount === 0) return undefined;
  return new Promise((resolve) => {
    const patience = setTimeout(slow, sendMs);
    leave = () => {
      clearTimeout(patience);
      resolve();
    };
  });
}
