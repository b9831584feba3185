/** Where an uploaded file is served; pictures at most `width` pixels wide where that is given. */
export const filePath = (id: string, width?: number): string =>
  `/files/${id}${width ? `?width=${width}` : ''}`;
