import ImageIcon from '@lucide/svelte/icons/image';
import Images from '@lucide/svelte/icons/images';
import * as m from '#lib/paraglide/messages.js';
import type { EditorCommand } from './blocks.ts';

/** A picture or another file, and pictures side by side. */
export const PICTURE_BLOCKS: EditorCommand[] = [
  {
    id: 'image',
    label: m.edit_image,
    icon: ImageIcon,
    words: 'image picture photo file картинка фото файл',
    run: (_editor, host) => host.pickFiles(),
  },
  {
    id: 'gallery',
    label: m.edit_gallery,
    icon: Images,
    words: 'gallery photos grid pictures галерея фото снимки рядом',
    isActive: (editor) => editor.isActive('gallery'),
    run: (editor, host) => {
      if (editor.isActive('gallery')) editor.chain().focus().lift('gallery').run();
      else if (editor.chain().focus().wrapIn('gallery').run()) host.pickFiles();
    },
  },
];
