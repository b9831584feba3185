const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** One stop of Tab for a whole toolbar, arrows within it (WAI-ARIA toolbar pattern). */
export function rove(toolbar: HTMLElement): () => void {
  const buttons = () => [...toolbar.querySelectorAll<HTMLElement>('button, select, input')];
  const makeStop = (chosen: HTMLElement | undefined) => {
    for (const button of buttons()) button.tabIndex = button === chosen ? 0 : -1;
  };
  const onkeydown = (event: KeyboardEvent) => {
    const all = buttons();
    const at = all.indexOf(event.target as HTMLElement);
    // Arrows belong to the text of a field and to the choices of a list.
    if (at < 0 || !(event.target instanceof HTMLButtonElement)) return;
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? all.length - 1
          : STEPS[event.key] && at + STEPS[event.key]!;
    if (next === undefined) return;
    event.preventDefault();
    const button = all[(next + all.length) % all.length]!;
    makeStop(button);
    button.focus();
  };
  const onfocusin = (event: FocusEvent) => makeStop(event.target as HTMLElement);

  makeStop(buttons()[0]);
  toolbar.addEventListener('keydown', onkeydown);
  toolbar.addEventListener('focusin', onfocusin);
  return () => {
    toolbar.removeEventListener('keydown', onkeydown);
    toolbar.removeEventListener('focusin', onfocusin);
  };
}
