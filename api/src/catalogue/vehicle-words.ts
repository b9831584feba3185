/**
 * Words that stand beside the name of a vehicle and say what it is like: bodies, gearboxes, fuels, drives, units; as
 * `nameParts` and `nameKey` write them. No name is looked for in them first, and a text is not worse understood for them.
 */
const describing = new Set(
  // Bodies and trades
  (
    'sedan khetch khetchbek hatch hatchback universal wagon kupe coupe furgon furgonchik van mikroavtobus avtobus bus bort ' +
    'bortovoy shassi tsmf tselnometall izoterm refrizherator ref tent evakuator pikap pickup vnedorozhnik minivan ' +
    'samosval tyagach sedelnyy gruzovik traktor kombayn ekskavator pogruzchik ekskavatorpogruzchik vakhtovka kran ' +
    'manipulyator kmu tsisterna benzovoz musorovoz vezdekhod mashina avtomobil avto ' +
    // Gearboxes and drives
    'akpp mkpp avtomat mekhanika robot variator at mt amt cvt dsg polnyy privod peredniy zadniy awd fwd rwd wd kh x ' +
    // Engines and fuels
    'dizel dizelnyy diesel benzin benzinovyy petrol metan propan gbo turbo tdi tsi tdci cdi crdi dci hdi mpi fsi gdi ' +
    'motor dvigatel dvs kub l ls hp kvt kw kl klapanov evro euro gibrid hybrid ' +
    // Small words
    's so i v na dlya ot posle iz'
  ).split(' '),
);
const wheels = /^[2468]x[2468]$/;

/** Whether the key says what a vehicle is like, and names none: `furgon`, `akpp`, `4x4`. */
export function isDescribing(key: string): boolean {
  return describing.has(key) || wheels.test(key);
}

const firstYear = 1900;
/** What stands after a year: «2019 г.в.», «2019 года выпуска», `2019 MY`. */
const afterYear = new Set(['g', 'v', 'gv', 'god', 'goda', 'godu', 'vypuska', 'vyp', 'year', 'my', 'y']);
/** Two digits are a year only with such a word right behind them: «19 г.». */
const afterShortYear = new Set(['g', 'gv', 'god', 'goda', 'godu']);

export interface YearInText {
  year: number;
  /** The part that holds it, and the one after all that belongs to it. */
  at: number;
  end: number;
}

/**
 * The first year among the parts of a text.
 * @param isTaken whether a part is a name already: `Peugeot 2008`
 * @param thisYear later years than the next one are numbers, not years
 */
export function findYear(
  parts: readonly string[],
  isTaken: (at: number) => boolean,
  thisYear: number,
): YearInText | null {
  for (const [at, part] of parts.entries()) {
    if (isTaken(at)) continue;
    const year = readYear(part, parts[at + 1], thisYear);
    if (year === null) continue;
    let end = at + 1;
    while (afterYear.has(parts[end] ?? '')) end++;
    return { year, at, end };
  }
  return null;
}

function readYear(part: string, next: string | undefined, thisYear: number): number | null {
  if (/^\d{4}$/.test(part)) {
    const year = Number(part);
    return year >= firstYear && year <= thisYear + 1 ? year : null;
  }
  if (!/^\d{2}$/.test(part) || !afterShortYear.has(next ?? '')) return null;
  const inThisCentury = Math.floor(thisYear / 100) * 100 + Number(part);
  return inThisCentury <= thisYear + 1 ? inThisCentury : inThisCentury - 100;
}
