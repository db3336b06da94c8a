import { html, type TemplateResult } from 'lit';
import * as icons from './icons.js';
import type { ViewModel } from './view-model.js';

/** Save what was learnt, or open what was saved. */
export function filesView(model: ViewModel): TemplateResult {
  const { state, write } = model;
  const canSave = (state.samples.length > 0 || state.trained) && state.classifier === 'loaded';
  return html`<div class="files" part="files">
    <button
      class="quiet"
      part="save"
      type="button"
      aria-disabled=${!canSave || state.disabled}
      @click=${() => canSave && !state.disabled && model.do.save()}
    >
      ${icons.save}${write('save')}
    </button>
    <label class="quiet file-label" part="load">
      <input
        class="file"
        type="file"
        accept=".gesture,.zip,application/x-digit-gesture+zip"
        ?disabled=${state.disabled}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const file = input.files?.[0];
          if (file) model.do.open(file);
          // So that the same file can be chosen again.
          input.value = '';
        }}
      />
      ${icons.open}<span>${write('open')}</span>
    </label>
  </div>`;
}
