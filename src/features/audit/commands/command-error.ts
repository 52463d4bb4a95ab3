/** What the person at the command line can put right: a wrong argument, or a file that is not what it should be. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
