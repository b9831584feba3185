import { randomBytes } from 'node:crypto';

/** 96 random bits as four groups of six letters, easy to read over the phone: `k3vq7m-…`. */
export function newPassword(): string {
  const groups = Array.from({ length: 4 }, () =>
    [...randomBytes(6)].map((byte) => LETTERS[byte % LETTERS.length]).join(''),
  );
  return groups.join('-');
}

/** 32 of them, so that each byte chooses evenly; without 0, o, 1 and l, which look alike. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
