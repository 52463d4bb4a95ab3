/** Tells whoever started this process where it listens, and ends with them. @param {number} port */
export function listening(port) {
  process.on('disconnect', () => process.exit(0));
  process.on('SIGTERM', () => process.exit(0));
  process.send?.({ port });
}
