import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BackupRefused } from './backup-refused.ts';

/**
 * Lets files be written into a new folder, for its owner alone, that has its name once it is whole and on the disk; until then it is called `….partial`.
 * The folder's path is absolute.
 * @throws BackupRefused when the folder is there already, or cannot be made.
 */
export async function inNewFolder<T>(folder: string, write: (partial: string) => Promise<T>): Promise<T> {
  const partial = await newFolder(folder);
  try {
    const written = await write(partial);
    await flushFolder(partial);
    if (existsSync(folder)) throw alreadyThere(folder);
    await rename(partial, folder);
    await flushFolder(dirname(folder));
    return written;
  } finally {
    // Nothing is there under this name any more when all went well.
    await rm(partial, { recursive: true, force: true });
  }
}

async function newFolder(folder: string): Promise<string> {
  if (existsSync(folder)) throw alreadyThere(folder);
  const partial = `${folder}.partial`;
  try {
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    await mkdir(partial, { mode: 0o700 });
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    throw new BackupRefused(
      code === 'EEXIST' && path === partial
        ? `${partial} is there: somebody is writing it, or one was interrupted. Remove it if none is, or name another folder.`
        : `${folder} cannot be written (${code}).`,
    );
  }
  return partial;
}

const alreadyThere = (folder: string) => new BackupRefused(`${folder} is there already; nothing is overwritten.`);

/** Writes a file for its owner alone; it is on the disk when this answers. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The names in a folder are on the disk once the folder itself is; Windows opens no folders, and writes names by itself. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
