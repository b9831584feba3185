import type { Attachment } from 'svelte/attachments';

/** Shows a picture that only this device has. */
export const showBlob =
  (blob: Blob): Attachment<HTMLImageElement> =>
  (image) => {
    image.src = URL.createObjectURL(blob);
    return () => URL.revokeObjectURL(image.src);
  };
