import Cable from '@lucide/svelte/icons/cable';
import Plug from '@lucide/svelte/icons/plug';
import * as m from '#lib/paraglide/messages.js';
import type { EditorCommand } from './blocks.ts';

/** What of a diagram is put in: a block, or a pin in a sentence. */
export type LivePart = 'diagram' | 'pin';

/** Parts of other entries that follow them. */
export const LIVE_BLOCKS: EditorCommand[] = [
  {
    id: 'diagram',
    label: m.edit_diagram,
    icon: Cable,
    words: 'diagram scheme wiring drawing схема рисунок проводка',
    run: (_editor, host) => host.openDiagram('diagram'),
  },
  {
    id: 'pin',
    label: m.edit_pin,
    icon: Plug,
    words: 'pin contact wire вывод пин контакт провод',
    run: (_editor, host) => host.openDiagram('pin'),
  },
];
