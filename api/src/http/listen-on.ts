import type { Server } from 'node:http';
import type { Config } from '../config.ts';
import { StartupError } from '../startup-error.ts';

/**
 * Starts listening.
 * @returns the port, chosen by the system where 0 was asked for
 * @throws StartupError where the port is taken or may not be used
 */
export async function listenOn(server: Server, { host, port }: Config['http']): Promise<number> {
  try {
    await new Promise<void>((listening, failed) => {
      server.once('error', failed);
      server.listen(port, host, listening);
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    throw new StartupError({
      ru: `Порт ${port} ${code === 'EACCES' ? 'закрыт для этого пользователя' : 'занят другой программой'}. Выберите другой: PORT=3001 npm start`,
      en: `Port ${port} is ${code === 'EACCES' ? 'not open to this user' : 'taken by another program'}. Choose another: PORT=3001 npm start`,
    });
  }
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}
