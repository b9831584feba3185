import type { StoredFile } from './file.entity.ts';
import { thumbnailWidths } from './images.ts';

type Content = Pick<StoredFile, 'sha256'>;

/** Where the storage keeps the content; folders by its first byte, because some disks are slow with large ones. */
export function contentKey({ sha256 }: Content): string {
  return `content/${sha256.slice(0, 2)}/${sha256}`;
}

export function thumbnailKey({ sha256 }: Content, width: number): string {
  return `thumbnails/${sha256.slice(0, 2)}/${sha256}-${width}`;
}

/** Everything that the storage may hold for this content. */
export function allKeys(file: Content): string[] {
  return [contentKey(file), ...thumbnailWidths.map((width) => thumbnailKey(file, width))];
}
