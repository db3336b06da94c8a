import { html, nothing, type TemplateResult } from 'lit';
import { canPredict } from '../state/derive.js';
import * as icons from './icons.js';
import type { ViewModel } from './view-model.js';

/** What is done with the picture: predict, choose a camera, stop. */
export function controlsView(model: ViewModel): TemplateResult | typeof nothing {
  const { groups } = model;
  if (!groups.has('predict') && !groups.has('camera')) return nothing;
  return html`<div class="controls" part="controls">
    ${groups.has('predict') ? predictButton(model) : nothing}
    ${groups.has('camera') || model.state.source === 'sample' ? cameraControls(model) : nothing}
  </div>`;
}

function predictButton(model: ViewModel): TemplateResult {
  const { state, write } = model;
  // Until there is a picture, the button on it comes first.
  const first = state.camera === 'live' ? !state.predicting : !model.groups.has('camera');
  return html`<button
    class="predict ${first ? 'primary' : ''}"
    part="predict"
    type="button"
    ?disabled=${!state.predicting && !canPredict(state, model.knows)}
    @click=${model.do.togglePredicting}
  >
    ${state.predicting ? icons.stop : icons.play}${write(state.predicting ? 'stopPredicting' : 'predict')}
  </button>`;
}

function cameraControls(model: ViewModel): TemplateResult | typeof nothing {
  const { state, write } = model;
  if (state.camera !== 'live') return nothing;
  const choice = state.source === 'camera' && state.cameras.length > 1;
  const stop = write(state.source === 'camera' ? 'stop' : 'stopVideo');
  return html`${choice ? cameraSelect(model) : nothing}
    ${
      choice
        ? html`<button
            class="icon-button flip"
            part="flip"
            type="button"
            title=${write('flip')}
            aria-label=${write('flip')}
            @click=${model.do.flip}
          >
            ${icons.flip}
          </button>`
        : nothing
    }
    <button
      class="icon-button"
      part="overlay-switch"
      type="button"
      aria-pressed=${model.overlay ? 'true' : 'false'}
      title=${write('overlay')}
      aria-label=${write('overlay')}
      @click=${model.do.toggleOverlay}
    >
      ${icons.overlay}
    </button>
    ${
      state.source === 'sample'
        ? html`<button part="use-camera" type="button" @click=${model.do.start}>
            ${icons.camera}${write('useCamera')}
          </button>`
        : nothing
    }
    <button
      class="icon-button"
      part="stop"
      type="button"
      title=${stop}
      aria-label=${stop}
      @click=${model.do.stop}
    >
      ${icons.power}
    </button>`;
}

function cameraSelect(model: ViewModel): TemplateResult {
  const { state, write } = model;
  return html`<select
    class="camera-select"
    part="camera-select"
    aria-label=${write('camera')}
    @change=${(event: Event) => model.do.chooseCamera((event.target as HTMLSelectElement).value)}
  >
    ${state.cameras.map(
      ({ deviceId, label }, i) =>
        html`<option value=${deviceId} ?selected=${deviceId === state.cameraId}>
          ${label || write('cameraNumber', { n: i + 1 })}
        </option>`,
    )}
  </select>`;
}
