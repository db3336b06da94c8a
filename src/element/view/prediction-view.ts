import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { widthOf } from '../state/label-width.js';
import { vars } from './vars.js';
import type { ViewModel } from './view-model.js';

/** The big answer, on the picture. */
export function predictionView({ state, write }: ViewModel): TemplateResult {
  const { prediction } = state;
  const label = prediction?.label ?? null;
  if (!prediction || label === null) {
    const text = write(prediction?.hand ? 'nothing' : 'noHand');
    return html`<div class="prediction none" part="prediction" role="group" aria-label=${write('result')}>
      <span class="unknown">${text}</span>
    </div>`;
  }
  const held = state.value === label;
  return html`<div
    class="prediction ${held ? 'held' : ''} ${widthOf([label])}"
    part="prediction"
    role="group"
    aria-label=${write('result')}
  >
    <bdi class="answer" part="answer">${label}</bdi>
    <span class="sure" part="confidence"
      >${write('sure', { confidence: write.percent(prediction.confidence) })}</span
    >
  </div>`;
}

/** A bar for each label. */
export function scoresView({ state, write }: ViewModel): TemplateResult | typeof nothing {
  const { prediction, predicting, labels, value } = state;
  if (!predicting) return nothing;
  const scores = labels.map((label, i) => ({ label, score: prediction?.scores[i]?.score ?? 0 }));
  const width = widthOf(labels);
  const rows = width === 'wide';
  return html`<ul
    class="scores ${rows ? 'rows' : `columns ${width}`}"
    part="scores"
    tabindex=${rows && labels.length > 14 ? 0 : nothing}
    aria-label=${write('scores')}
    ${vars({ '--n': labels.length })}
  >
    ${repeat(
      scores,
      ({ label }) => label,
      ({ label, score }) =>
        html`<li
          class="score ${label === prediction?.label ? 'best' : ''}"
          aria-current=${label === value ? 'true' : nothing}
          ${vars({ '--fill': score.toFixed(3) })}
        >
          <bdi class="score-label">${label}</bdi>
          <span class="bar"></span>
          <span class="score-value">${write.percent(score)}</span>
        </li>`,
    )}
  </ul>`;
}
