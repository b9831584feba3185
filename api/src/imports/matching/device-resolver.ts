import { nameKey } from '../../catalogue/vehicle-names.ts';
import type { Ctx } from '../../context.ts';
import { ImportMatch, MatchKind } from './import-match.entity.ts';
import type { MatchCandidate } from './match-question.ts';

/** A device as a table names it; empty where the table has no such column. */
export interface NamedDevice {
  name: string;
  /** The short number of its entry. */
  number: string;
  partNumber: string;
}

export interface KnownDevice {
  id: string;
  number: number;
  title: string;
  translationGroup: string;
  vendor: string | null;
  model: string | null;
  partNumbers: string[] | null;
}

export interface LostDevice {
  reason: 'EMPTY' | 'UNKNOWN' | 'AMBIGUOUS';
  candidates: MatchCandidate[];
}

const mostCandidates = 3;
/** Of two names that share fewer pairs of letters, neither is a misspelling of the other. */
const leastLikeness = 0.45;

/** The names, numbers and part numbers of all devices, and those that people confirmed. */
export class DeviceResolver {
  private readonly byId: ReadonlyMap<string, KnownDevice>;
  private readonly byNumber: ReadonlyMap<string, KnownDevice>;
  private readonly byName: ReadonlyMap<string, KnownDevice[]>;
  private readonly byPart: ReadonlyMap<string, KnownDevice[]>;
  private readonly matches: ReadonlyMap<string, string>;

  private constructor(devices: readonly KnownDevice[], matches: readonly ImportMatch[]) {
    this.byId = new Map(devices.map((device) => [device.id, device]));
    this.byNumber = new Map(devices.map((device) => [String(device.number), device]));
    this.byName = grouped(devices, ({ title, vendor, model }) => [title, `${vendor ?? ''} ${model ?? ''}`, model ?? '']); // prettier-ignore
    this.byPart = grouped(devices, ({ partNumbers }) => partNumbers ?? []);
    this.matches = new Map(matches.map(({ textKey, equipmentId }) => [textKey, equipmentId!]));
  }

  static async load(tx: Ctx): Promise<DeviceResolver> {
    const devices = await tx.db.query<KnownDevice[]>(
      `SELECT entry.id, entry.number, entry.title, entry.translation_group AS "translationGroup", equipment.vendor,
         equipment.model, equipment.part_numbers AS "partNumbers"
       FROM entry LEFT JOIN equipment ON equipment.entry_id = entry.id
       WHERE entry.kind = 'EQUIPMENT' AND entry.deleted_at IS NULL AND entry.status <> 'ARCHIVED'
       ORDER BY entry.number`,
    );
    return new DeviceResolver(
      devices,
      await tx.db.getRepository(ImportMatch).findBy({ kind: MatchKind.DEVICE }),
    );
  }

  /** By what people confirmed, by name, short number and part number: together they have to mean one device. */
  find({ name, number, partNumber }: NamedDevice): KnownDevice | LostDevice {
    if (!name && !number && !partNumber) return { reason: 'EMPTY', candidates: [] };
    const confirmed = this.byId.get(this.matches.get(nameKey(name || partNumber)) ?? '');
    if (confirmed) return confirmed;
    const numbered = this.byNumber.get(number.replace(/^[№#\s]+/, ''));
    if (!name && numbered) return numbered;
    const named = this.called(name);
    // Numbers are another installation's where the names are not the same.
    if (numbered && named.includes(numbered)) return numbered;
    const parts = this.byPart.get(nameKey(partNumber)) ?? [];
    const both = named.filter((device) => parts.includes(device));
    for (const devices of [both, named, name ? [] : parts]) {
      const [only, ...others] = oneOfTwins(devices);
      if (only && others.length === 0) return only;
      if (only) return { reason: 'AMBIGUOUS', candidates: [only, ...others].slice(0, 10).map(candidate) };
    }
    return { reason: 'UNKNOWN', candidates: this.like(name || partNumber) };
  }

  /** By title, maker and model, or model; else what people write in the same column: `№ 4821` or a part number. */
  private called(name: string): KnownDevice[] {
    if (!name) return [];
    const named = this.byName.get(nameKey(name)) ?? this.byPart.get(nameKey(name));
    const numbered = this.byNumber.get(/^[№#]\s*(\d+)$/.exec(name)?.[1] ?? '');
    return named ?? (numbered ? [numbered] : []);
  }

  private like(name: string): MatchCandidate[] {
    const key = nameKey(name);
    const scored = [...this.byName].flatMap(([known, devices]) => {
      const likeness = likenessOf(key, known);
      return likeness < leastLikeness ? [] : devices.map((device) => ({ device, likeness }));
    });
    const best = new Map(
      scored.toSorted((a, b) => b.likeness - a.likeness).map(({ device }) => [device.id, device]),
    );
    return oneOfTwins([...best.values()])
      .slice(0, mostCandidates)
      .map(candidate);
  }
}

export function isLostDevice(answer: KnownDevice | LostDevice): answer is LostDevice {
  return 'reason' in answer;
}

const candidate = ({ id, title, number }: KnownDevice): MatchCandidate => ({
  id,
  generationId: null,
  label: `${title} (№ ${number})`,
});

/** Of entries that say the same in two languages, the one that was there first stands for both. */
function oneOfTwins(devices: readonly KnownDevice[]): KnownDevice[] {
  return [...new Map(devices.toReversed().map((device) => [device.translationGroup, device])).values()].toReversed();
} // prettier-ignore

function grouped(
  devices: readonly KnownDevice[],
  namesOf: (device: KnownDevice) => string[],
): Map<string, KnownDevice[]> {
  const groups = new Map<string, KnownDevice[]>();
  for (const device of devices)
    for (const key of new Set(namesOf(device).map(nameKey)))
      if (key) groups.set(key, [...(groups.get(key) ?? []), device]);
  return groups;
}

/** The share of pairs of letters that two keys have in common, 0 to 1 (Dice's coefficient). */
function likenessOf(a: string, b: string): number {
  const pairs = (key: string) => new Set(Array.from({ length: key.length - 1 }, (_, i) => key.slice(i, i + 2)));
  const [one, other] = [pairs(a), pairs(b)];
  if (one.size + other.size === 0) return 0;
  return (2 * one.intersection(other).size) / (one.size + other.size);
} // prettier-ignore
