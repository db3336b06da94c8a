import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Sample } from '../../samples/sample.js';
import { samplesOf, suspectsOf } from '../state/derive.js';
import * as icons from './icons.js';
import { moveAmong, stopHere, tabStop } from './roving.js';
import type { ViewModel } from './view-model.js';

/** More would be slow to draw and nobody looks through them. */
const LISTED = 60;

/** Pictures of the samples of one label, each of which can be removed. */
export function samplesView(model: ViewModel): TemplateResult | typeof nothing {
  const { state, write } = model;
  if (state.samples.length === 0) return nothing;
  const { shown } = state;
  const samples = samplesOf(state, shown);
  const listed = samples.slice(0, LISTED);
  return html`<div class="samples" part="samples">
    <div class="samples-head">
      <label class="samples-of"
        ><span>${write('samplesOf')}</span>
        <select
          .value=${shown}
          @change=${(event: Event) => model.do.show((event.target as HTMLSelectElement).value)}
        >
          ${state.labels.map((label) => html`<option value=${label} ?selected=${label === shown}>${label}</option>`)}
        </select></label
      >
      <button
        class="quiet"
        part="clear-label"
        type="button"
        aria-disabled=${samples.length && !state.disabled ? 'false' : 'true'}
        @click=${() => samples.length && !state.disabled && model.do.clear(shown)}
      >
        ${icons.trash}${write('clearLabel', { label: shown })}
      </button>
    </div>
    ${listed.length ? strip(model, listed, samples.length) : html`<p class="hint">${write('noSamples', { label: shown })}</p>`}
  </div>`;
}

function strip(model: ViewModel, listed: readonly Sample<string>[], total: number): TemplateResult {
  const { state, write } = model;
  const suspects = new Set(suspectsOf(state).map(({ id }) => id));
  const older = total - listed.length;
  return html`<div
    class="strip"
    role="toolbar"
    aria-label=${`${write('samplesOf')} ${state.shown}`}
    @keydown=${moveAmong}
    @focusin=${stopHere}
  >
    ${repeat(
      listed,
      ({ id }) => id,
      ({ id, label }, i) => {
        const suspect = suspects.has(id);
        const name = write(suspect ? 'suspectSample' : 'removeSample', { label, n: total - i });
        return html`<button
          class="thumb ${suspect ? 'suspect' : ''}"
          part="sample${suspect ? ' suspect' : ''}"
          type="button"
          title=${name}
          aria-label=${name}
          tabindex="-1"
          ?disabled=${state.disabled}
          data-id=${id}
          @click=${() => model.do.removeSample(id)}
        >
          ${model.thumbnail(id) ?? html`<span class="blank">${write.number(total - i)}</span>`}
          <span class="thumb-cross">${icons.cross}</span>
        </button>`;
      },
    )}${tabStop()}
    ${older > 0 ? html`<span class="older">${write('older', { n: write.number(older) })}</span>` : nothing}
  </div>`;
}
