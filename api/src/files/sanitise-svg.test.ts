import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { sanitiseSvg, SvgError } from './sanitise-svg.ts';

const svg = (content: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${attributes}>${content}</svg>`;
const cleaned = (content: string) =>
  sanitiseSvg(svg(content)).replace('<svg xmlns="http://www.w3.org/2000/svg">', '').replace('</svg>', '');

describe('a drawing', () => {
  it('keeps shapes, colours, gradients and words', () => {
    const drawing =
      '<g fill="url(#a)" style="stroke: #f00"><path d="M0 0L1 1"></path><text>Масса &amp; +12 В</text></g>';
    expect(cleaned(drawing)).toBe(drawing);
  });

  it('keeps its own styles and pictures in it', () => {
    expect(cleaned('<style><![CDATA[.wire > .red { stroke: red }]]></style>')).toBe(
      '<style>.wire &gt; .red { stroke: red }</style>',
    );
    expect(cleaned('<image href="data:image/png;base64,iVBORw0KGgo="/>')).toContain('href="data:image/png');
  });

  it('keeps references inside itself, in both spellings', () => {
    expect(cleaned('<use xlink:href="#pin"/>')).toBe('<use href="#pin"></use>');
    expect(cleaned('<use href="#pin" xlink:href="#pin"/>')).toBe('<use href="#pin"></use>');
  });

  it('keeps the words of a link, and of a switch around HTML, as drawing programs write them', () => {
    expect(cleaned('<a href="https://example.test"><text>X1</text></a>')).toBe('<text>X1</text>');
    expect(cleaned('<switch><foreignObject><div>X1</div></foreignObject><text>X1</text></switch>')).toBe(
      '<switch><text>X1</text></switch>',
    );
  });

  it('gets the namespace that browsers want', () => {
    expect(sanitiseSvg('<svg><path d="M0 0"/></svg>')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"></path></svg>',
    );
  });

  it('comes out the same when cleaned again', () => {
    const once = sanitiseSvg(
      svg('<a><g xml:space="preserve"><text>"a" &lt; b</text></g></a><script>x</script>'),
    );
    expect(sanitiseSvg(once)).toBe(once);
  });
});

describe('what could act or tell', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script under another prefix', '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>'],
    ['a script of HTML', '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'],
    ['HTML', '<foreignObject><img src="x" onerror="alert(1)"/></foreignObject>'],
    ['a script in a link', '<a><script>alert(1)</script></a>'],
    ['a script behind CDATA', '<style><script>alert(1)</script></style>'],
    ['an animation', '<animate attributeName="href" to="javascript:alert(1)"/>'],
    ['a setter', '<set attributeName="onclick" to="alert(1)"/>'],
    ['a handler element', '<handler type="text/javascript">alert(1)</handler>'],
    ['an embedded page', '<iframe src="javascript:alert(1)"/>'],
  ])('%s goes', (_, content) => {
    expect(cleaned(content)).not.toMatch(/script|alert|onerror|animate|set|iframe|handler/);
  });

  it.each([
    ['onclick', '<path onclick="alert(1)"/>', '<path></path>'],
    ['onClick', '<path onClick="alert(1)"/>', '<path></path>'],
    ['an address', '<use href="https://evil.test/#x"/>', '<use></use>'],
    ['an address in xlink', '<image xlink:href="//evil.test/x.png"/>', '<image></image>'],
    ['a drawing in a drawing', '<image href="data:image/svg+xml;base64,PHN2Zz4="/>', '<image></image>'],
    ['a javascript address', '<use href="javascript:alert(1)"/>', '<use></use>'],
    ['a fill from elsewhere', '<path fill="url(https://evil.test)"/>', '<path></path>'],
    ['a style from elsewhere', `<path style="fill: URL( '//evil.test' )"/>`, '<path></path>'],
    ['a style behind escapes', String.raw`<path style="fill: u\72l(//evil.test)"/>`, '<path></path>'],
    ['an import', '<style>@import "https://evil.test/x.css";</style>', ''],
    ['an xml:base', '<g xml:base="https://evil.test/"/>', '<g></g>'],
    ['instructions', '<?xml-stylesheet href="https://evil.test/x.css"?><!-- note -->', ''],
  ])('%s goes, the rest stays', (_, content, expected) => {
    expect(cleaned(content)).toBe(expected);
  });
});

describe('what is no drawing', () => {
  it.each([
    ['HTML', '<html><svg/></html>'],
    ['broken XML', '<svg><path></svg>'],
    ['an attribute without quotes', '<svg onload=alert(1)></svg>'],
    [
      'a bomb of entities',
      '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg><text>&b;</text></svg>',
    ],
    ['nothing', ''],
    ['two roots', '<svg/><svg/>'],
  ])('refuses %s', (_, source) => {
    expect(() => sanitiseSvg(source)).toThrow(SvgError);
  });
});

const harnesses = resolve(import.meta.dirname, '../../../../shared/data/02-wiring/wireviz-examples');
describe.skipIf(!existsSync(harnesses))('real harness drawings', () => {
  it('look the same cleaned', { timeout: 60_000 }, async () => {
    const files = existsSync(harnesses)
      ? readdirSync(harnesses)
          .filter((name) => name.endsWith('.svg'))
          .slice(0, 4)
      : [];
    for (const name of files) {
      const source = readFileSync(resolve(harnesses, name), 'utf8');
      const [before, after] = await Promise.all(
        [source, sanitiseSvg(source)].map((text) => sharp(Buffer.from(text)).raw().toBuffer()),
      );
      expect(after!.equals(before!), name).toBe(true);
    }
  });
});
