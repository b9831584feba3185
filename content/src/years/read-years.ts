/** A span of years as people write it in one cell. */
export interface YearSpan {
  yearFrom: number | null;
  /** Included; null: to this day. */
  yearTo: number | null;
  /** One year stands there and no word of a beginning or an end: «2019», and neither «с 2019» nor «2019–». */
  isSingle: boolean;
}

/** A month or a day before the year, or ISO's after it, says nothing that years can hold. */
const isoDate = String.raw`(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-\d{2}`;
const point = String.raw`(?:${isoDate}|(?:\d{1,2}[./]){0,2}(?:\d{4}|'?\d{2})(?:[./](?:0?[1-9]|1[0-2])(?!\d))?)`;
const toNow = String.raw`(?:н\.?\s?в\.?|наст\S*(?:\s+вр\S*)?|сейчас|сегодня|present|now|today|current)`;
const dash = String.raw`(?:[-‐‑‒–—−…~>]+|\.{2,3})`;
const until = String.raw`(?:по|до|to|till|until|through|thru)`;

const shapes = {
  single: new RegExp(`^${point}$`),
  begun: new RegExp(
    String.raw`^(?:начиная\s+с|с|c|от|from|since|>=?|≥)\s*(${point})(?:\s*${dash})?$|^(${point})\s*(?:\+|${dash})$`,
  ),
  ended: new RegExp(`^(?:${until}|<=?|≤|${dash})\\s*(${point})$`),
  spanned: new RegExp(
    `^(?:(?:с|c|от|from)\\s*)?(${point})\\s*(?:${dash}|\\b(?:to|till|until|through|thru)\\b|по|до)\\s*(${point}|${toNow})$`,
  ),
};

/** Words around the years that change nothing: «гг.», «года выпуска», `MY`. */
const padding =
  /(?<![\p{L}])(?:г\.?\s?в\.?|гг\.?|г\.?|год(?:а|у|ы|ов)?|вып(?:уск|уска|\.)?|my|model years?|years?)(?![\p{L}])\.?/gu;
const anyYear = /^(?:все|любые|любой|all|any|\*)?$/;

/**
 * Reads years in the spellings of price lists and fitment tables: `2019-21`, «с 2011», `08/2015–`, «2015 — н.в.», `2011+`,
 * «по 2018», `2019, 2020, 2021`. An empty text and «все» say that years do not matter. Years that are the wrong way round
 * stay so: whoever checks them can say it.
 * @returns null for what is no years
 */
export function readYears(written: string): YearSpan | null {
  const text = written
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[’‘`]/g, "'")
    .replace(padding, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (anyYear.test(text)) return { yearFrom: null, yearTo: null, isSingle: false };
  if (shapes.single.test(text)) {
    const year = yearOf(text);
    return { yearFrom: year, yearTo: year, isSingle: true };
  }
  const listed = listedYears(text);
  if (listed) return { ...listed, isSingle: false };
  const begun = shapes.begun.exec(text);
  if (begun) return { yearFrom: yearOf((begun[1] ?? begun[2])!), yearTo: null, isSingle: false };
  const ended = shapes.ended.exec(text);
  if (ended) return { yearFrom: null, yearTo: yearOf(ended[1]!), isSingle: false };
  const [, first, last] = shapes.spanned.exec(text) ?? [];
  if (!first || !last) return null;
  const yearFrom = yearOf(first);
  return { yearFrom, yearTo: /\d/.test(last) ? lastYear(yearFrom, last) : null, isSingle: false };
}

/** The years as tables of ours write them; {@link readYears} reads them back. */
export function yearsText({ yearFrom, yearTo }: Pick<YearSpan, 'yearFrom' | 'yearTo'>): string {
  if (yearFrom === yearTo) return yearFrom === null ? '' : String(yearFrom);
  return `${yearFrom ?? ''}–${yearTo ?? ''}`;
}

/** Two digits are of this century up to 2049: nobody fits trackers to what was built before 1950. */
function yearOf(text: string): number {
  const whole = /\d{4}/.exec(text)?.[0];
  if (whole) return Number(whole);
  const short = Number(/(\d{2})$/.exec(text)![1]);
  return short < 50 ? 2000 + short : 1900 + short;
}

/** `2019-21` ends in 2021, `1998-02` in 2002; `2015-08`, which would be a century on, is the month of a year. */
function lastYear(first: number, last: string): number {
  if (/\d{4}/.test(last)) return yearOf(last);
  const short = Number(/(\d{2})$/.exec(last)![1]);
  const year = Math.floor(first / 100) * 100 + short;
  if (year >= first) return year;
  const isMonth = first >= 2000 && short >= 1 && short <= 12;
  return isMonth ? first : year + 100;
}

/** Years told one by one, none left out between them. */
function listedYears(text: string): Pick<YearSpan, 'yearFrom' | 'yearTo'> | null {
  if (!/^\d{4}(?:\s*[,;/]\s*\d{4})+$/.test(text)) return null;
  const years = text.split(/\s*[,;/]\s*/).map(Number);
  const isWhole = years.every((year, i) => i === 0 || year === years[i - 1]! + 1);
  return isWhole ? { yearFrom: years[0]!, yearTo: years.at(-1)! } : null;
}
