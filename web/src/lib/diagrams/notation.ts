import type { ColourNotation } from '@fieldlore/content/wire-colour-notation';
import { getContext, setContext } from 'svelte';
import { getLocale } from '#lib/paraglide/runtime.js';

export const NOTATIONS = ['RU', 'IEC', 'DIN'] as const satisfies readonly ColourNotation[];

const KEY = Symbol('notation of colours');

/** Russian readers have Russian letters on their sheets, unless they asked for others. */
export function notationOf(asked: string | null): ColourNotation {
  return NOTATIONS.find((notation) => notation === asked) ?? (getLocale() === 'ru' ? 'RU' : 'IEC');
}

/** Sets the letters of colours for everything inside this component. */
export const provideNotation = (notation: () => ColourNotation): void => void setContext(KEY, notation);

/** The letters that colours are shown in here; those of the reader's language where nothing sets them. */
export const useNotation = (): (() => ColourNotation) =>
  getContext<(() => ColourNotation) | undefined>(KEY) ?? (() => notationOf(null));
