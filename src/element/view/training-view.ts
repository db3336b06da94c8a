import { html, nothing, type TemplateResult } from 'lit';
import { canTrain } from '../state/derive.js';
import * as icons from './icons.js';
import type { ViewModel } from './view-model.js';

/** The train button, and what to do or what is done. */
export function trainingView(model: ViewModel): TemplateResult {
  const { state, write, autoTrains } = model;
  const training = state.training?.quiet === false ? state.training : null;
  const able = canTrain(state);
  const text = training ? 'stopTraining' : state.report ? 'trainAgain' : 'train';
  const hint = able
    ? autoTrains
      ? write('autoTrain')
      : nothing
    : write(model.starts ? 'needOne' : 'needTwo');
  return html`<div class="training" part="training">
    <button
      class="train ${training || autoTrains ? '' : 'primary'}"
      part="train"
      type="button"
      aria-disabled=${!able && !training}
      @click=${() => (able || training) && model.do.toggleTraining()}
    >
      ${training ? icons.stop : icons.spark}${write(text)}
    </button>
    ${training ? model.taught?.figuresView(model, training) : html`<p class="hint">${state.disabled ? nothing : hint}</p>`}
  </div>`;
}
