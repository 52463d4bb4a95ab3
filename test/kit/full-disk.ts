import { chownSync, existsSync, mkdirSync, rmSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onDatabase } from './on-database.ts';

/** The kernel's own file that has no room. It needs no mounting, which many machines and containers refuse. */
const withoutRoom = '/dev/full';
/** More files than a connection of a server's probe makes in an hour. */
const filesOfConnection = 1_000;

/**
 * The disk of a PostgreSQL on this machine. While it is full, PostgreSQL hears of the kernel that there is no space left: for each row that is added to a table of the
 * database, and for the temporary files by which servers look whether there is room. What is there can be read and changed in its place, as on any full disk.
 */
export class Disk {
  readonly #temporary: string;
  readonly #planted = new Set<number>();
  #full = false;
  #planting: Promise<void> = Promise.resolve();

  private constructor(
    private readonly ownerUrl: string,
    private readonly dataDir: string,
  ) {
    this.#temporary = join(dataDir, 'base/pgsql_tmp');
  }

  /** Each row that is added takes room in one more file from now on, which can be made to have none. */
  static async of(ownerUrl: string): Promise<Disk> {
    return onDatabase(ownerUrl, async (owner) => {
      await owner.query(`
        CREATE TABLE room ();
        CREATE FUNCTION take_room() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS
          'BEGIN INSERT INTO room DEFAULT VALUES; RETURN NEW; END';
        DO $$
          DECLARE name text;
          BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'room' LOOP
              EXECUTE format('CREATE TRIGGER take_room BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION take_room()', name);
            END LOOP;
          END $$`);
      const { rows } = await owner.query<{ dataDir: string }>(`SELECT current_setting('data_directory') AS "dataDir"`);
      return new Disk(ownerUrl, String(rows[0]?.dataDir));
    });
  }

  async fill(): Promise<void> {
    await onDatabase(this.ownerUrl, async (owner) => {
      // Nobody has opened the new file when it is replaced, and nobody can before this is over.
      await owner.query('BEGIN; TRUNCATE room');
      // What PostgreSQL means to bring to the disk it has to find there; else it takes the disk for broken and ends.
      await onDatabase(this.ownerUrl, (other) => other.query('CHECKPOINT'));
      const { rows } = await owner.query<{ path: string }>(`SELECT pg_relation_filepath('room') AS path`);
      const file = join(this.dataDir, String(rows[0]?.path));
      unlinkSync(file);
      symlinkSync(withoutRoom, file);
      await owner.query('COMMIT');
    });
    this.#full = true;
    await this.#plant();
    this.#planting = this.#keepPlanting();
  }

  async makeRoom(): Promise<void> {
    this.#full = false;
    await this.#planting;
    for (const pid of this.#planted) for (const file of this.#filesOf(pid)) rmSync(file, { force: true });
    this.#planted.clear();
    // A new file, in the place of the one that was replaced.
    await onDatabase(this.ownerUrl, (owner) => owner.query('TRUNCATE room'));
  }

  async #keepPlanting(): Promise<void> {
    while (this.#full) {
      await this.#plant();
      await sleep(50);
    }
  }

  /** The temporary files that a connection will make have its number in their names, and a count. */
  async #plant(): Promise<void> {
    const probes = await onDatabase(this.ownerUrl, (owner) =>
      owner.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE application_name = 'apotheca-probe' AND datname = current_database()`,
      ),
    );
    this.#makeFolder();
    for (const { pid } of probes.rows) {
      if (this.#planted.has(pid)) continue;
      this.#planted.add(pid);
      for (const file of this.#filesOf(pid)) symlinkSync(withoutRoom, file);
    }
  }

  #filesOf(pid: number): string[] {
    return Array.from({ length: filesOfConnection }, (_, count) => join(this.#temporary, `pgsql_tmp${pid}.${count}`));
  }

  /** As PostgreSQL makes it when it first needs one: its own. */
  #makeFolder(): void {
    if (existsSync(this.#temporary)) return;
    mkdirSync(this.#temporary, { mode: 0o700 });
    const { uid, gid } = statSync(this.dataDir);
    chownSync(this.#temporary, uid, gid);
  }
}
