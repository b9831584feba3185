/** Enough to read a pin's number on a photo of a whole connector; a page shows 1920 pixels at most. */
const LONGEST = 2560;
/** Bytes; below it a photo is sent as it is. */
const SMALL = 1_000_000;
/** What is saved must be worth a second encoding. */
const WORTH = 0.8;

/** The size that a picture is sent in: no side longer than {@link LONGEST}, never larger than it was. */
export function sentSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * The photo as it is sent from a phone at the vehicle: smaller, upright and without EXIF. Drawings, small files and whatever
 * this browser cannot open (HEIC in most) go as they are: the server reads and cleans them all.
 */
export async function shrinkPicture(file: File): Promise<File> {
  if (!['image/jpeg', 'image/webp'].includes(file.type) || file.size < SMALL) return file;
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const canvas = document.createElement('canvas');
    Object.assign(canvas, sentSize(bitmap.width, bitmap.height));
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, file.type, 0.9));
    // A browser that cannot write the type writes PNG.
    const isBetter = blob?.type === file.type && blob.size < file.size * WORTH;
    return isBetter ? new File([blob], file.name, { type: file.type }) : file;
  } catch {
    return file;
  }
}
