import { describe, expect, it } from 'vitest';
import { textWidth } from '../drawing/text-size.ts';
import { A4, LABEL_SHEETS, labelsOn } from './label-sheets.ts';
import { layOutLabel, layOutLabels, type LabelText } from './lay-out-labels.ts';

const text: LabelText = {
  title: 'Подключение Teltonika FMC130 к КАМАЗ 5490 с отбором питания от блока предохранителей кабины',
  number: '№ 4821',
  issue: 'редакция 13 от 12 сентября 2026 г.',
  url: 'https://knowledge.fieldlore.example/e/4821?r=13',
};

describe.each(Object.entries(LABEL_SHEETS))('a sheet of %s', (name, sheet) => {
  it('has that many labels, all of them on the paper', () => {
    expect(labelsOn(sheet)).toBe(Number(name));
    const [page, ...more] = layOutLabels([text], { sheet, copies: Number(name), start: 1 });
    expect(more).toEqual([]);
    for (const { x, y } of page!) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + sheet.width).toBeLessThanOrEqual(A4.width + 1e-9);
      expect(y + sheet.height).toBeLessThanOrEqual(A4.height + 1e-9);
    }
    expect(new Set(page!.map(({ x, y }) => `${x} ${y}`)).size).toBe(Number(name));
  });

  it('keeps every line beside the code and inside the label, one below the other', () => {
    const { lines, qrSize, inset } = layOutLabel(text, sheet);
    let above = 0;
    for (const line of lines) {
      expect(line.x).toBeGreaterThan(inset + qrSize);
      expect(line.x + textWidth(line.text, line.size)).toBeLessThanOrEqual(sheet.width);
      expect(line.y - line.size * 0.75).toBeGreaterThanOrEqual(above);
      above = line.y;
    }
    expect(above).toBeLessThanOrEqual(sheet.height - inset + 0.01);
    expect(lines.find(({ style }) => style === 'number')!.text).toBe('№ 4821');
  });

  it('prints the code large enough for a phone: modules of 0.33 mm at least', () => {
    const { qr, qrSize } = layOutLabel(text, sheet);
    expect(qrSize / qr.size).toBeGreaterThan(0.33);
  });
});

it('starts at the first free label and goes on with the next sheet', () => {
  const sheet = LABEL_SHEETS['24'];
  const pages = layOutLabels([text, { ...text, number: '№ 2' }], { sheet, copies: 2, start: 22 });
  expect(pages.map((page) => page.length)).toEqual([3, 1]);
  expect(pages[0]![0]).toMatchObject({ x: 0, y: 0.5 + 7 * 37 });
  expect(pages[1]![0]).toMatchObject({ x: 0, y: 0.5 });
  const numbers = pages.flat().map(({ label }) => label.lines.find(({ style }) => style === 'number')!.text);
  expect(numbers).toEqual(['№ 4821', '№ 4821', '№ 2', '№ 2']);
});

it('a number too long for the label is set smaller, never cut', () => {
  const sheet = LABEL_SHEETS['65'];
  const number = '№ 2147483647';
  const line = layOutLabel({ ...text, number }, sheet).lines.find(({ style }) => style === 'number')!;
  expect(line.text).toBe(number);
  expect(line.x + textWidth(number, line.size)).toBeLessThanOrEqual(sheet.width);
});
