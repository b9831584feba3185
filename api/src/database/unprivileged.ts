import { spawnSync, type SpawnOptions } from 'node:child_process';

/** How to run a program of PostgreSQL, which refuses to run as root. */
export interface Launch {
  command: string;
  args: string[];
  options: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'>;
}

export interface Launcher {
  /** `setuid` means that files must be given to `nobody` first. */
  kind: 'plain' | 'namespace' | 'setuid';
  launch(program: string, args: string[]): Launch;
  /** Like `launch`, and the program is stopped by the system when this process dies, even by kill -9. */
  launchBound(program: string, args: string[]): Launch;
}

export const nobody = 65534;

/**
 * A user's own process runs PostgreSQL as it is. Root's enters a user namespace where root is shown as
 * `nobody`: no account is made, no file changes its owner. Where the system forbids that (some containers)
 * the uid of nobody is taken, and the caller says so.
 */
export function chooseLauncher(): Launcher {
  const deathSignal = works('setpriv', ['--pdeathsig', 'INT', 'true'])
    ? ['setpriv', '--pdeathsig', 'INT', '--']
    : [];
  if (process.getuid?.() !== 0) return launcher('plain', [], deathSignal, {});
  const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'];
  if (works(namespace[0]!, [...namespace.slice(1), 'true']))
    return launcher('namespace', namespace, deathSignal, {});
  // The current folder may be closed to nobody, and PostgreSQL looks at it.
  return launcher('setuid', [], deathSignal, { uid: nobody, gid: nobody, cwd: '/' });
}

/** The signal is asked for last: the kernel forgets it when a process changes its credentials. */
function launcher(
  kind: Launcher['kind'],
  user: string[],
  deathSignal: string[],
  options: Launch['options'],
): Launcher {
  const build = (line: string[]): Launch => ({ command: line[0]!, args: line.slice(1), options });
  return {
    kind,
    launch: (program, args) => build([...user, program, ...args]),
    launchBound: (program, args) => build([...user, ...deathSignal, program, ...args]),
  };
}

function works(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
