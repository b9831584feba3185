/** Where an uploaded file is served; pictures in one of the widths that the API makes, where that is given. */
export const filePath = (id: string, width?: 320 | 640 | 1280 | 1920): string =>
  `/files/${id}${width ? `?w=${width}` : ''}`;
