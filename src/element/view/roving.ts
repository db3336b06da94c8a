import { nothing, type ChildPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** Arrow keys move among the buttons of a toolbar, Delete presses one; Tab leaves it. */
export function moveAmong(event: KeyboardEvent): void {
  const toolbar = event.currentTarget as HTMLElement;
  const buttons = buttonsOf(toolbar);
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
  buttons[to].focus();
}

/** The button that has focus is the one that Tab comes back to. */
export function stopHere({ currentTarget, target }: FocusEvent): void {
  const toolbar = currentTarget as HTMLElement;
  toolbar.dataset.stop = (target as HTMLElement).dataset.id;
  markStop(toolbar);
}

/** One button and no more is reached by Tab: that one, or the first where it is gone. */
function markStop(toolbar: HTMLElement): void {
  const buttons = buttonsOf(toolbar);
  const stop = buttons.find(({ dataset }) => dataset.id === toolbar.dataset.stop) ?? buttons[0];
  for (const button of buttons) {
    const tabIndex = button === stop ? 0 : -1;
    // Frame after frame comes by here: most change nothing.
    if (button.tabIndex !== tabIndex) button.tabIndex = tabIndex;
  }
}

class TabStopDirective extends Directive {
  /** On a server, nobody tabs. */
  render(): unknown {
    return nothing;
  }

  override update(part: ChildPart): unknown {
    markStop(part.parentNode as HTMLElement);
    return nothing;
  }
}

/** Stands after a toolbar's buttons, each with a `data-id`, so that Tab comes to one of them whatever changed. */
export const tabStop = directive(TabStopDirective);

function buttonsOf(toolbar: HTMLElement): HTMLButtonElement[] {
  return [...toolbar.querySelectorAll('button')];
}
