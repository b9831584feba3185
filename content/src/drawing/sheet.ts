/**
 * How a drawing looks. Within a page it takes the page's colours and faces (`--text`, `--surface` …) and follows its
 * theme; as a file of its own it follows the system's. On paper it is black on white.
 */
interface Colour {
  /** The variable of the page that it stands for, where there is one. */
  page?: string;
  light: string;
  dark: string;
  paper: string;
}

const COLOURS: Record<string, Colour> = {
  ink: { page: '--text', light: '#1b2226', dark: '#e8ecee', paper: '#000' },
  soft: { page: '--text-muted', light: '#556066', dark: '#aab4b9', paper: '#222' },
  paper: { page: '--surface', light: '#fff', dark: '#1c2226', paper: '#fff' },
  head: { page: '--sunken', light: '#eef1f3', dark: '#262d32', paper: '#fff' },
  line: { page: '--line-strong', light: '#8b979d', dark: '#66737a', paper: '#000' },
  rule: { page: '--line', light: '#dde3e6', dark: '#37424a', paper: '#bbb' },
  case: { light: '#4a5459', dark: '#c3cdd2', paper: '#000' },
};

const SANS = "'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',sans-serif";
const MONO = "ui-monospace,'DejaVu Sans Mono',monospace";

const declared = (value: (colour: Colour) => string): string =>
  Object.entries(COLOURS)
    .map(([name, colour]) => `--d-${name}:${value(colour)}`)
    .join(';');

const themed = ({ page, light, dark }: Colour): string => {
  const both = `light-dark(${light},${dark})`;
  return page ? `var(${page},${both})` : both;
};

const RULES = `
.fl-drawing text{fill:var(--d-ink)}
.fl-drawing .body{fill:var(--d-paper);stroke:var(--d-line);stroke-width:1.25}
.fl-drawing .vehicle .body{stroke-width:2.5}
.fl-drawing .head{fill:var(--d-head)}
.fl-drawing .row{fill:transparent}
.fl-drawing .rule{stroke:var(--d-rule);fill:none}
.fl-drawing .id{font-size:14px;font-weight:650}
.fl-drawing .name{font-size:12px}
.fl-drawing .small,.fl-drawing .note{font-size:11px;fill:var(--d-soft)}
.fl-drawing .pin text{font-size:12px}
.fl-drawing .number{font-family:var(--mono,${MONO});font-weight:650}
.fl-drawing .pin .signal{font-family:var(--mono,${MONO});font-size:11px;fill:var(--d-soft)}
.fl-drawing .symbol,.fl-drawing .ground{stroke:var(--d-ink);fill:none;stroke-width:1.25}
.fl-drawing .dot{fill:var(--d-ink)}
.fl-drawing .wire path,.fl-drawing .spare path{fill:none;stroke-width:3}
.fl-drawing .wire .casing,.fl-drawing .spare .casing{stroke:var(--d-case);stroke-width:4.6}
.fl-drawing .wire .stripe,.fl-drawing .spare .stripe{stroke-width:1.6;stroke-dasharray:7 6}
.fl-drawing .wire .clear,.fl-drawing .spare .clear{stroke:var(--d-paper)}
.fl-drawing .wire .bare,.fl-drawing .spare .bare{stroke:var(--d-case);stroke-width:1.8}
.fl-drawing .mated .bare{stroke-dasharray:2 3}
.fl-drawing .wire .hit{stroke:transparent;stroke-width:14;pointer-events:stroke}
.fl-drawing .free{fill:var(--d-paper);stroke:var(--d-case);stroke-width:1.5}
.fl-drawing .label{font:11px var(--mono,${MONO});paint-order:stroke;stroke:var(--d-paper);stroke-width:3px;stroke-linejoin:round;pointer-events:none}
.fl-drawing .label .name{font-size:11px;fill:var(--d-soft)}
.fl-drawing .label .letters{font-weight:650}
`.trim();

const FACES = 'font-variant-numeric:tabular-nums';

export const SHEET = `
:root.fl-drawing{color-scheme:light dark;background:light-dark(#fff,#15191c)}
.fl-drawing{${declared(themed)};font-family:var(--sans,${SANS});${FACES}}
${RULES}
@media print{.fl-drawing{${declared(({ paper }) => paper)}}}
`.trim();

/** Of a drawing that leaves the program: for a screen, or in black and white for paper. */
export type FileColours = 'light' | 'paper';

/** What nobody sees, and a pointer finds; programs that know no `transparent` would paint it black. */
const seen = RULES.split('\n')
  .filter((rule) => !rule.includes('transparent'))
  .join('\n');

/** {@link SHEET} for programs that know neither variables nor themes, as most that draw SVG are. */
export const fileSheet = (colours: FileColours): string =>
  `.fl-drawing{font-family:${SANS};${FACES}}\n${seen}`
    .replaceAll(/var\(--d-(\w+)\)/g, (_, name: string) => COLOURS[name]![colours])
    .replaceAll(/var\(--mono,([^)]*)\)/g, '$1');
