import type { EquipmentData } from '@fieldlore/content';
import { describe, expect, it } from 'vitest';
import { cleanFitment, fitmentProblems } from '../catalogue/check-fitment.ts';
import { FitmentRole, FitmentState, ParameterAvailability } from '../catalogue/fitment.entity.ts';
import { EntryKind } from '../entries/entry.enums.ts';
import { Locale } from '../graphql/locale.ts';
import { readEntries, readFitments, readMakes, readPeople, type DemoFitment } from './read-demo.ts';

const fitments = readFitments();
const models = readMakes().flatMap((make) => make.models);
const generations = models.flatMap((model) => model.generations);
const vehicleKeys = new Set([...models, ...generations].map(({ key }) => key));
const peopleKeys = new Set(readPeople().map(({ key }) => key));
const russian = readEntries().filter(({ locale }) => locale === Locale.ru);
const kindOf = new Map(russian.map(({ key, kind }) => [key, kind]));

describe('fitments of the demo company', () => {
  const wanted = ({ equipment, vehicle }: DemoFitment) => `${equipment} on ${vehicle}`;
  const pairs = ({ qualifiers }: DemoFitment) =>
    Object.entries(qualifiers ?? {}).map(([key, value]) => ({ key, value }));

  it('are sound rows about known devices, vehicles, schemes and people', () => {
    expect(fitments.length).toBeGreaterThan(150);
    for (const row of fitments) {
      expect(kindOf.get(row.equipment), wanted(row)).toBe('EQUIPMENT');
      expect(vehicleKeys, wanted(row)).toContain(row.vehicle);
      if (row.diagram) expect(kindOf.get(row.diagram), wanted(row)).toBe('DIAGRAM');
      if (row.confirmedBy) expect(peopleKeys, wanted(row)).toContain(row.confirmedBy);
      expect(Object.values(FitmentState), wanted(row)).toContain(row.state);
      expect(Object.values(FitmentRole), wanted(row)).toContain(row.role);
      for (const { availability } of row.parameters ?? [])
        expect(Object.values(ParameterAvailability), wanted(row)).toContain(availability);
      expect(row.source.trim(), wanted(row)).not.toBe('');
      const given = { ...row, qualifiers: pairs(row), equipmentId: row.equipment, modelId: row.vehicle };
      expect(fitmentProblems(cleanFitment(given)), wanted(row)).toEqual([]);
    }
  });

  it('stand there once each', () => {
    const same = (row: DemoFitment) =>
      JSON.stringify([row.equipment, row.vehicle, row.yearFrom, row.yearTo, row.role, row.group, pairs(row)]);
    const rows = fitments.map(same);
    expect(rows.filter((row, i) => rows.indexOf(row) !== i)).toEqual([]);
  });

  it('say who saw what they call confirmed, and why what does not fit does not', () => {
    for (const row of fitments) {
      if (row.state === FitmentState.CONFIRMED_BY_US) {
        expect(row.confirmedBy, wanted(row)).toBeTruthy();
        expect(row.confirmedAt, wanted(row)).toMatch(/^20\d\d-\d\d-\d\d$/);
        expect(Date.parse(row.confirmedAt!), wanted(row)).toBeLessThanOrEqual(Date.parse('2026-11-22'));
      }
      if (row.state === FitmentState.PARTLY || row.state === FitmentState.NOT_COMPATIBLE)
        expect(row.reason, wanted(row)).toBeTruthy();
    }
  });

  it('give every vehicle a tracker', () => {
    for (const model of models) {
      const own = fitments.filter(({ vehicle }) => vehicle === model.key);
      expect(
        own.some(({ equipment }) => /^(fm|smart)/.test(equipment)),
        model.key,
      ).toBe(true);
    }
  });

  it('never put a device on a supply it cannot stand', () => {
    const ranges = new Map(
      russian
        .filter(({ kind }) => kind === EntryKind.EQUIPMENT)
        .map(({ key, data }) => [key, data as Supply]),
    );
    for (const row of fitments.filter(({ state }) => state !== FitmentState.NOT_COMPATIBLE)) {
      const { supplyMin = 0, supplyMax = 100 } = ranges.get(row.equipment)!;
      // 1-Wire devices are fed by the tracker.
      if (row.equipment === 'ds18b20') continue;
      for (const voltage of voltagesOf(row.vehicle)) {
        expect(supplyMin, wanted(row)).toBeLessThanOrEqual(voltage);
        expect(supplyMax, wanted(row)).toBeGreaterThanOrEqual(voltage);
      }
    }
  });
});

type Supply = Partial<Pick<EquipmentData, 'supplyMin' | 'supplyMax'>>;

function voltagesOf(vehicle: string): number[] {
  const model = models.find(({ key }) => key === vehicle);
  const own = model?.generations ?? generations.filter(({ key }) => key === vehicle);
  return own.flatMap(({ voltage }) => voltage ?? []);
}
