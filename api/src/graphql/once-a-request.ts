import type { Ctx } from '../context.ts';

/** What is made when a request first asks for it, one for each: loaders of a part that few requests ask for. */
export function onceARequest<T>(make: (ctx: Ctx) => T): (ctx: Ctx) => T {
  const made = new WeakMap<Ctx, T>();
  return (ctx) => {
    const known = made.get(ctx) ?? make(ctx);
    made.set(ctx, known);
    return known;
  };
}
