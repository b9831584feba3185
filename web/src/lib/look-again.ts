import { invalidateAll } from '$app/navigation';

/**
 * Loads the page anew again and again, until the function that comes back is called.
 * @param pause milliseconds; each look waits for the one before, so a slow answer is not given up for a newer question
 */
export function lookAgain(pause: number): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let isOver = false;
  const lookLater = () => {
    timer = setTimeout(() => void invalidateAll().finally(() => !isOver && lookLater()), pause);
  };
  lookLater();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
