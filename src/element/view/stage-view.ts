import { html, nothing, type TemplateResult } from 'lit';
import { offersSample } from '../state/derive.js';
import { explain, say } from './say.js';
import * as icons from './icons.js';
import { predictionView } from './prediction-view.js';
import { vars } from './vars.js';
import type { ViewModel } from './view-model.js';

/** The picture, and what lies on it: the square, the prediction, or the way to get started. */
export function stageView(model: ViewModel, video: unknown, overlay: unknown): TemplateResult {
  const { state, guide } = model;
  const live = state.camera === 'live';
  const veiled = state.error !== null || !live;
  return html`<div class="stage ${veiled ? 'veiled' : ''} ${state.mirrored ? 'mirrored' : ''}" part="stage">
    ${video}${overlay}
    ${live && !veiled ? html`<div class="guide ${guide}" part="guide" aria-hidden="true"></div>` : nothing}
    ${veiled ? cover(model) : state.classifier === 'loading' ? loading(model) : nothing}
    ${live && state.source === 'sample' ? html`<p class="tip" part="source">${model.write('sampleClip')}</p>` : nothing}
    ${state.hint && !state.notice ? html`<p class="tip" part="guidance" aria-hidden="true">${model.write(state.hint)}</p>` : nothing}
    ${live && state.predicting && !veiled ? predictionView(model) : nothing}
  </div>`;
}

function cover(model: ViewModel): TemplateResult {
  const { state, write } = model;
  if (state.error) {
    return html`<div class="cover" part="error" role="alert">
      <span class="badge warn">${icons.warning}</span>
      <p class="cover-text">${say(write, explain(state.error))}</p>
      <button
        class="primary start"
        part="retry"
        type="button"
        ?disabled=${state.disabled}
        @click=${model.do.start}
      >
        ${write('retry')}
      </button>
      ${sampleButton(model)}
    </div>`;
  }
  const opening = state.camera === 'opening';
  const startText = write(state.source === 'camera' ? 'start' : 'startVideo');
  return html`<div class="cover" part="welcome">
    <slot name="welcome">
      <span class="badge">${icons.hand}</span>
      <p class="cover-title">${write(model.knows ? 'welcomeKnown' : 'welcome')}</p>
      <p class="cover-text">${write(opening && state.source === 'camera' ? 'starting' : 'privacy')}</p>
    </slot>
    ${
      model.groups.has('camera') || opening
        ? html`<button
            class="primary start ${opening ? 'busy' : ''}"
            part="start"
            type="button"
            aria-disabled=${opening ? 'true' : 'false'}
            ?disabled=${state.disabled}
            @click=${opening ? nothing : model.do.start}
          >
            ${opening ? html`<span class="spinner"></span>${write('loadingModel')}` : html`${icons.camera}${startText}`}
          </button>`
        : nothing
    }
    ${sampleButton(model)} ${state.classifier === 'loading' ? progress(model) : nothing}
  </div>`;
}

/** For people without a camera, or who would rather not turn it on. */
function sampleButton({
  state,
  groups,
  write,
  do: { trySample },
}: ViewModel): TemplateResult | typeof nothing {
  if (!groups.has('sample') || !offersSample(state)) return nothing;
  return html`<button
    class="quiet"
    part="sample-clip"
    type="button"
    ?disabled=${state.disabled}
    @click=${trySample}
  >
    ${icons.play}${write('trySample')}
  </button>`;
}

/** The picture is there but the model is still on its way. */
function loading(model: ViewModel): TemplateResult {
  return html`<div class="loading" part="loading">
    <span>${model.write('loadingModel')}</span>
    ${progress(model)}
  </div>`;
}

function progress({ state, write }: ViewModel): TemplateResult {
  const percent = Math.round(state.progress * 100);
  return html`<div
    class="progress"
    role="progressbar"
    aria-label=${write('loadingModel')}
    aria-valuenow=${percent}
    ${vars({ '--fill': state.progress })}
  ></div>`;
}
