import { describe, expect, test } from 'vitest';
import { Photo, type PhotoMark } from '../kinds/photo.ts';
import { drawPhotoMarks, PHOTO_MARK_HEX, photoAlt } from './photo-marks.ts';

const mark = (of: Partial<PhotoMark>): PhotoMark => ({ kind: 'ARROW', colour: 'RED', x: 0.1, y: 0.5, ...of });
const draw = (...marks: PhotoMark[]) => drawPhotoMarks({ width: 400, height: 200, marks });

/** Relative luminance after WCAG 2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('marks over a picture', () => {
  test('lie in its proportions, so that a circle of equal sides stays round', () => {
    const svg = draw(mark({ kind: 'CIRCLE', x: 0.4, y: 0.2, x2: 0.6, y2: 0.6 }));
    expect(svg).toContain('viewBox="0 0 1000 500"');
    expect(svg).toContain('cx="500" cy="200" rx="100" ry="100"');
  });

  test('have a white halo below their colour, and colours that stand out from it', () => {
    const svg = draw(mark({ x2: 0.9, y2: 0.5 }));
    expect(svg.indexOf('stroke="#fff"')).toBeLessThan(svg.indexOf('stroke="#c4161c"'));
    expect(svg).toContain('M100 250L900 250');
    for (const hex of Object.values(PHOTO_MARK_HEX))
      expect(1.05 / (luminance(hex) + 0.05)).toBeGreaterThan(5);
  });

  test('hold nothing that acts, whatever is written in them', () => {
    const svg = draw(mark({ kind: 'TEXT', text: '</text><script>alert(1)</script>"' }));
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
    expect(
      Photo.safeParse({ file: crypto.randomUUID(), marks: [{ ...mark({}), onload: 'x' }] }).success,
    ).toBe(false);
    expect(Photo.safeParse({ file: crypto.randomUUID(), marks: [mark({ x: 1.2 })] }).success).toBe(false);
    expect(
      Photo.safeParse({ file: crypto.randomUUID(), marks: [{ ...mark({}), colour: 'url(#x)' }] }).success,
    ).toBe(false);
  });

  test('are named in the alternative text', () => {
    const marks = [mark({}), mark({ kind: 'NUMBER', number: 2 }), mark({ kind: 'TEXT', text: 'масса' })];
    expect(photoAlt('Разъём X1', marks, 'ru')).toBe('Разъём X1. Отмечено: стрелка, номер 2, «масса».');
    expect(photoAlt('Connector X1.', marks, 'en')).toBe('Connector X1. Marked: an arrow, number 2, “масса”.');
    expect(photoAlt('Разъём X1', [], 'ru')).toBe('Разъём X1');
  });

  test('are nothing where there are none', () => expect(draw()).toBe(''));
});
