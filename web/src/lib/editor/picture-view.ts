import { drawPhotoMarks, Image, pictureOf } from '@fieldlore/content';
import { filePath } from '#lib/file-path.ts';

/** A picture in the editor with its marks and its caption, as readers get it. */
export const PictureView = Image.extend({
  addNodeView:
    () =>
    ({ node: first }) => {
      const dom = document.createElement('span');
      dom.className = 'captioned';
      const marked = document.createElement('span');
      marked.className = 'marked';
      const img = document.createElement('img');
      const caption = document.createElement('span');
      caption.className = 'caption';
      marked.append(img);
      dom.append(marked, caption);

      let shown = first;
      const draw = (): void => {
        const { alt, caption: words, marks } = pictureOf(shown.attrs);
        const src = filePath(String(shown.attrs.file), 1280);
        if (img.getAttribute('src') !== src) img.src = src;
        img.alt = alt;
        img.toggleAttribute('width', shown.attrs.width !== null);
        if (shown.attrs.width !== null) img.width = Number(shown.attrs.width);
        caption.textContent = words;
        marked.querySelector('svg')?.remove();
        // Drawn in the picture's own proportions, which are known when it has come.
        const { naturalWidth: width, naturalHeight: height } = img;
        if (width) marked.insertAdjacentHTML('beforeend', drawPhotoMarks({ marks, width, height }));
      };
      img.addEventListener('load', draw);
      draw();
      return {
        dom,
        update(node) {
          if (node.type !== shown.type) return false;
          shown = node;
          draw();
          return true;
        },
      };
    },
});
