import { isIP } from 'node:net';

/** An address of this machine or of a private network. */
function isPrivateAddress(address: string): boolean {
  return /^(::1$|(::ffff:)?(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\.|f[cd])/.test(address);
}

/**
 * Whether a host can only be one of our own network: by its address, or by a name that the public DNS does not have
 * (`localhost`, a service of docker-compose). A name that could be anybody's is not looked up, and counts as foreign.
 */
export function isOnOwnNetwork({ hostname }: URL): boolean {
  const host = hostname.replaceAll(/^\[|\]$/g, '');
  if (isIP(host) > 0) return isPrivateAddress(host);
  return !host.includes('.') || /\.(localhost|local|lan|internal|home\.arpa)$/.test(host);
}
