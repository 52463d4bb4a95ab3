type Names = Readonly<Record<string, string>>;

/** What a code of the trail is called; the code itself where it has no name: that of another version of the server, a person's address. */
export function nameOf(names: Names, code: string): string {
  return names[code] ?? code;
}
