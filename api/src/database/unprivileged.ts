import { spawnSync, type SpawnOptions } from 'node:child_process';

/** How to run a program of PostgreSQL, which refuses to run as root. */
export interface Launch {
  command: string;
  args: string[];
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'>;
}

export interface Launcher {
  /** The user the programs take on; its files must belong to it. `null`: they run as this process does. */
  user: { uid: number; gid: number } | null;
  launch(program: string, args: string[]): Launch;
  /** Like `launch`, and the program is stopped by the system when this process dies, even by kill -9. */
  launchBound(program: string, args: string[]): Launch;
}

const nobody = { uid: 65534, gid: 65534 };

/**
 * A user's own process runs PostgreSQL as it is. Root's enters a user namespace where root is shown as
 * `nobody`: no account is made, no file changes its owner. Where the system forbids that (some containers),
 * or the files already belong to somebody else, that user's or nobody's identity is taken.
 * @param owner of the existing cluster, `null` when there is none yet.
 */
export function chooseLauncher(owner: { uid: number; gid: number } | null): Launcher {
  const deathSignal = works('setpriv', ['--pdeathsig', 'INT', 'true'])
    ? ['setpriv', '--pdeathsig', 'INT', '--']
    : [];
  if (process.getuid?.() !== 0) return launcher([], deathSignal, null);
  if (owner && owner.uid !== 0) return launcher([], deathSignal, owner);
  const namespace = ['--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`, '--'];
  if (works('unshare', [...namespace, 'true'])) return launcher(['unshare', ...namespace], deathSignal, null);
  return launcher([], deathSignal, nobody);
}

/** The signal is asked for last: the kernel forgets it when a process changes its credentials. */
function launcher(namespace: string[], deathSignal: string[], user: Launcher['user']): Launcher {
  // The current folder may be closed to another user, and PostgreSQL looks at it.
  const options = user ? { ...user, cwd: '/' } : {};
  const build = (line: string[]): Launch => ({ command: line[0]!, args: line.slice(1), options });
  return {
    user,
    launch: (program, args) => build([...namespace, program, ...args]),
    launchBound: (program, args) => build([...namespace, ...deathSignal, program, ...args]),
  };
}

function works(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
