/**
 * How a drawing looks. Within a page it takes the page's colours and faces (`--text`, `--surface` …) and follows its
 * theme; as a file of its own it follows the system's. On paper it is black on white.
 */
export const SHEET = `
:root.fl-drawing{color-scheme:light dark;background:light-dark(#fff,#15191c)}
.fl-drawing{--d-ink:var(--text,light-dark(#1b2226,#e8ecee));--d-soft:var(--text-muted,light-dark(#556066,#aab4b9));--d-paper:var(--surface,light-dark(#fff,#1c2226));--d-head:var(--sunken,light-dark(#eef1f3,#262d32));--d-line:var(--line-strong,light-dark(#8b979d,#66737a));--d-rule:var(--line,light-dark(#dde3e6,#37424a));--d-case:light-dark(#4a5459,#c3cdd2);font-family:var(--sans,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',sans-serif);font-variant-numeric:tabular-nums}
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
.fl-drawing .number{font-family:var(--mono,ui-monospace,'DejaVu Sans Mono',monospace);font-weight:650}
.fl-drawing .pin .signal{font-family:var(--mono,ui-monospace,'DejaVu Sans Mono',monospace);font-size:11px;fill:var(--d-soft)}
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
.fl-drawing .label{font:11px var(--mono,ui-monospace,'DejaVu Sans Mono',monospace);paint-order:stroke;stroke:var(--d-paper);stroke-width:3px;stroke-linejoin:round;pointer-events:none}
.fl-drawing .label .name{font-size:11px;fill:var(--d-soft)}
.fl-drawing .label .letters{font-weight:650}
@media print{.fl-drawing{--d-ink:#000;--d-soft:#222;--d-paper:#fff;--d-head:#fff;--d-line:#000;--d-rule:#bbb;--d-case:#000}}
`.trim();
