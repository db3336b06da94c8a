import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { canCapture, countsOf } from '../state/derive.js';
import { widthOf } from '../state/label-width.js';
import * as icons from './icons.js';
import { vars } from './vars.js';
import type { ViewModel } from './view-model.js';

/** Ten samples make a sign safe; a button's bar is full then. */
const PLENTY = 10;

/** One button per label, with what has been taken so far. */
export function keypadView(model: ViewModel): TemplateResult {
  const { state, write } = model;
  const counts = countsOf(state);
  const hint = model.starts ? 'teachKnown' : state.camera === 'live' ? 'teachHint' : 'teachOff';
  const width = widthOf(state.labels);
  // Many labels scroll. Where none of their buttons can have focus, the arrow keys need something that can.
  const scrolls = (width === 'wide' || state.labels.length > 10) && !canCapture(state);
  return html`<div class="head">
      <div>
        <p class="title">${write(model.starts ? 'teachYours' : 'teach')}</p>
        <p class="hint">${write(hint)}</p>
      </div>
      <div class="head-actions">${headActions(model)}</div>
    </div>
    <div
      class="keypad ${width}"
      part="labels"
      role="group"
      aria-label=${write('teach')}
      tabindex=${scrolls ? 0 : nothing}
    >
      ${repeat(
        state.labels,
        (label) => label,
        (label) => labelButton(model, label, counts.get(label) ?? 0),
      )}
    </div>`;
}

function labelButton(model: ViewModel, label: string, n: number): TemplateResult {
  const { state, write } = model;
  const holding = state.holding === label;
  const card = model.card(label);
  return html`<button
    class="label-button ${holding ? 'holding' : ''} ${card === null ? '' : 'carded'}"
    part="label-button${holding ? ' holding' : ''}"
    type="button"
    data-label=${label}
    ?disabled=${!canCapture(state)}
    aria-label=${write('labelButton', { label, n })}
    aria-current=${label === state.value ? 'true' : nothing}
    aria-keyshortcuts=${/^[\w]$/.test(label) ? label : nothing}
    @pointerdown=${(event: PointerEvent) => model.do.pressLabel(label, event)}
    @pointerup=${model.do.release}
    @pointercancel=${model.do.release}
    @touchmove=${model.do.drift}
    @contextmenu=${(event: Event) => event.preventDefault()}
    @keydown=${(event: KeyboardEvent) => model.do.keyLabel(label, event)}
    @blur=${model.do.release}
    @click=${(event: MouseEvent) => model.do.clickLabel(label, event)}
    ${vars({ '--fill': Math.min(1, n / PLENTY) })}
  >
    <bdi class="glyph">${label}</bdi>
    ${card === null ? nothing : cardView(card)}
    <span class="count" part="count">${write.number(n)}</span>
  </button>`;
}

/** The button's name says all that it says. Room is kept for it before it is there, and where it never comes. */
function cardView(address: string): TemplateResult {
  return html`<img
    class="card"
    part="card"
    alt=""
    aria-hidden="true"
    draggable="false"
    width="128"
    height="128"
    decoding="async"
    src=${address || nothing}
  />`;
}

function headActions(model: ViewModel): TemplateResult {
  const { state, write } = model;
  const canUndo = state.undoable > 0 && !state.disabled;
  const canClear = state.samples.length > 0 && !state.disabled;
  // aria-disabled rather than disabled: the focus of who just pressed it for the last time is not lost.
  return html`<button
      class="icon-button"
      part="undo"
      type="button"
      title=${write('undo')}
      aria-label=${write('undo')}
      aria-disabled=${!canUndo}
      @click=${() => canUndo && model.do.undo()}
    >
      ${icons.undo}
    </button>
    <button
      class="icon-button"
      part="clear-all"
      type="button"
      title=${write('clearAll')}
      aria-label=${write('clearAll')}
      aria-disabled=${!canClear}
      @click=${() => canClear && model.do.clear()}
    >
      ${icons.trash}
    </button>`;
}
