/** How long what is kept is waited for over a line that is there and hardly carries anything, ms. */
const PATIENCE = 3_000;
/** The same once such a line has been met: a page, its data and its pictures are not waited for one after the other. */
const HURRY = 1_000;
const REMEMBERED = 60_000;

/** What a proxy says while the server behind it is away. */
const AWAY = new Set([502, 503, 504]);
export const isAway = ({ status }: Response): boolean => AWAY.has(status);

let slowUntil = 0;

/** The network's answer to something there is a copy of, or null where it does not come in time. */
export async function inTime<T>(asked: Promise<T>): Promise<T | null> {
  const late = Symbol();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<typeof late>((over) => {
    timer = setTimeout(() => over(late), Date.now() < slowUntil ? HURRY : PATIENCE);
  });
  const answer = await Promise.race([asked, patience]);
  clearTimeout(timer);
  slowUntil = answer === late ? Date.now() + REMEMBERED : 0;
  return answer === late ? null : answer;
}
