import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Who holds a data directory, and the address at which its database listens. */
export interface LockHolder {
  pid: number;
  /** Tells this process from a later one with the same pid; empty where the system does not say. */
  started: string;
  address: { host: string; port: number } | null;
}

export interface DataDirectoryLock {
  /** Publishes where the database listens, for programs that join it. */
  announce(address: { host: string; port: number }): void;
  release(): void;
}

/**
 * Takes the lock file, or returns the live process that holds it. A holder that died without releasing it is
 * replaced. Node has no flock, so a process is known by its pid and start time.
 */
export function lockDataDirectory(path: string): DataDirectoryLock | LockHolder {
  const own: LockHolder = { pid: process.pid, started: processStart(process.pid), address: null };
  while (!createExclusively(path, own)) {
    const holder = readLock(path);
    if (holder && isAlive(holder)) return holder;
    removeStale(path, holder);
  }
  return {
    announce: (address) => {
      // Written aside and renamed: a reader sees the old text or the new one, never a half.
      writeFileSync(`${path}.${process.pid}`, JSON.stringify({ ...own, address }));
      renameSync(`${path}.${process.pid}`, path);
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** The whole text appears at once, so a reader never takes a half-written file for a stale one. */
function createExclusively(path: string, holder: LockHolder): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function readLock(path: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockHolder;
  } catch {
    return null;
  }
}

/** Two programs may find the same stale file: only the one that moves *that* file away goes on. */
function removeStale(path: string, stale: LockHolder | null): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readLock(aside);
  if (moved && isAlive(moved) && moved.pid !== stale?.pid) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function isAlive(holder: LockHolder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return processStart(holder.pid) === holder.started;
}

/** Field 22 of /proc/<pid>/stat, clock ticks since boot; the name in field 2 may hold spaces, so count after it. */
function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
