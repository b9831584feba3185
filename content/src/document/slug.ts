/**
 * Cyrillic to Latin in the spelling that Russian sites use in addresses (close to the passport rules of ICAO Doc 9303,
 * with й → y and without marks). Belarusian and Ukrainian letters are included.
 */
// prettier-ignore
const LATIN: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch',
  ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', ў: 'u', і: 'i', ї: 'yi', є: 'ye', ґ: 'g',
};

/** Words for an address: lower-case Latin letters and digits joined by hyphens, other scripts kept; '' when nothing is left. */
export function slugOf(text: string, longest = 80): string {
  const latin = [...text.toLowerCase()].map((letter) => LATIN[letter] ?? letter).join('');
  const words = latin
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest + 1);
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut.slice(0, longest);
}
