import type { ImportRowOutcome, ImportStatus } from '#lib/graphql/generated.ts';
import * as m from '#lib/paraglide/messages.js';

type Tone = 'neutral' | 'info' | 'good' | 'warning' | 'danger';

export const importStatusWord: Record<ImportStatus, () => string> = {
  RUNNING: m.admin_import_running,
  PREVIEWED: m.admin_import_previewed,
  APPLIED: m.admin_import_applied,
  REFUSED: m.admin_import_refused,
  CANCELLED: m.admin_import_cancelled,
  FAILED: m.admin_import_failed,
};

export const importStatusTone: Record<ImportStatus, Tone> = {
  RUNNING: 'info',
  PREVIEWED: 'neutral',
  APPLIED: 'good',
  REFUSED: 'danger',
  CANCELLED: 'warning',
  FAILED: 'danger',
};

export const rowOutcomeWord: Record<ImportRowOutcome, () => string> = {
  ADDED: m.admin_row_added,
  CHANGED: m.admin_row_changed,
  UNCHANGED: m.admin_row_unchanged,
  GONE: m.admin_row_gone,
  REFUSED: m.admin_row_refused,
  WARNING: m.admin_row_warning,
};

export const rowOutcomeTone: Record<ImportRowOutcome, Tone> = {
  ADDED: 'good',
  CHANGED: 'info',
  UNCHANGED: 'neutral',
  GONE: 'warning',
  REFUSED: 'danger',
  WARNING: 'warning',
};
