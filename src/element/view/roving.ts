/** Arrow keys move among the buttons of a toolbar, Delete presses one; Tab leaves it. */
export function moveAmong(event: KeyboardEvent): void {
  const toolbar = event.currentTarget as HTMLElement;
  const buttons = [...toolbar.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  if (at < 0) return;
  if (event.key === 'Delete' || event.key === 'Backspace') {
    event.preventDefault();
    buttons[at].click();
    return;
  }
  const forward = getComputedStyle(toolbar).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  const targets: Record<string, number> = {
    [forward]: Math.min(at + 1, buttons.length - 1),
    [backward]: Math.max(at - 1, 0),
    Home: 0,
    End: buttons.length - 1,
  };
  const to = targets[event.key];
  if (to === undefined) return;
  event.preventDefault();
  for (const button of buttons) button.tabIndex = -1;
  const target = buttons[to];
  target.tabIndex = 0;
  target.focus();
}
