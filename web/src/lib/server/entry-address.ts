/** An entry as an address names it: by the number that people know it by, or by its id. */
export const entryAddress = (name: string): { number: number } | { id: string } =>
  /^\d{1,9}$/.test(name) ? { number: Number(name) } : { id: name };
