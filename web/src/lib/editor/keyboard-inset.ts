/** Sets `--keyboard` to the height of the on-screen keyboard: iOS lays it over the page instead of shrinking it. */
export function aboveKeyboard(element: HTMLElement): (() => void) | void {
  const { visualViewport } = window;
  if (!visualViewport) return;
  const place = () => {
    const hidden = window.innerHeight - visualViewport.height - visualViewport.offsetTop;
    element.style.setProperty('--keyboard', `${Math.max(0, hidden)}px`);
  };
  place();
  visualViewport.addEventListener('resize', place);
  visualViewport.addEventListener('scroll', place);
  return () => {
    visualViewport.removeEventListener('resize', place);
    visualViewport.removeEventListener('scroll', place);
  };
}
