/** Signs of the viewer's bar, 24 × 24 like those in `ui/icons.ts`; here they come with the viewer, not with every page. */
export const smaller = '<path d="M5 12h14"/>';
export const larger = '<path d="M5 12h14M12 5v14"/>';
export const whole = '<path d="M4 6h16v12H4zM9 10h6v4H9z"/>';
export const fill = '<path d="M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5"/>';
export const shrink = '<path d="M4 9h5V4M20 9h-5V4M4 15h5v5M20 15h-5v5"/>';
