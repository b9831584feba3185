import type { Locale } from '#lib/graphql/generated.ts';

export interface Variant {
  locale: Locale;
  channel: string;
}

/** How a variant is named in the address: `?variant=ru-PLAIN`. */
export const variantName = ({ locale, channel }: Variant): string => `${locale}-${channel}`;

/** The variant asked for, else the first in the entry's language, else the first there is. */
export function chooseVariant(variants: Variant[], asked: string | null, locale: Locale): Variant | null {
  return (
    variants.find((variant) => variantName(variant) === asked) ??
    variants.find((variant) => variant.locale === locale) ??
    variants[0] ??
    null
  );
}
