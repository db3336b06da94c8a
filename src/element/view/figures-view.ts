import { html, svg, type TemplateResult } from 'lit';
import type { TrainingState } from '../state/pad-state.js';
import { vars } from './vars.js';
import type { ViewModel } from './view-model.js';

/** How far a training is, and what it says of itself. */
export function figuresView({ write }: ViewModel, { epoch, losses }: TrainingState): TemplateResult {
  const done = epoch ? (epoch.epoch + 1) / epoch.epochs : 0;
  return html`<div class="figures">
    <div
      class="progress"
      role="progressbar"
      aria-label=${write('training')}
      aria-valuenow=${Math.round(done * 100)}
      ${vars({ '--fill': done })}
    ></div>
    ${
      epoch
        ? html`<dl>
              <div class="figure">
                <dt>${write('loss')}</dt>
                <dd part="loss">${write.number(epoch.loss, 3)}</dd>
              </div>
              <div class="figure">
                <dt>${write('accuracy')}</dt>
                <dd part="accuracy">${write.percent(epoch.accuracy)}</dd>
              </div>
            </dl>
            <span class="epoch">${write('epoch', { n: epoch.epoch + 1, total: epoch.epochs })}</span>
            ${curve(losses, epoch.epochs)}`
        : html`<span class="epoch">${write('training')}…</span>`
    }
  </div>`;
}

/** The loss so far, falling one hopes. */
function curve(losses: readonly number[], epochs: number): TemplateResult {
  const top = Math.max(...losses);
  const points = losses
    .map(
      (loss, i) =>
        `${((i / Math.max(1, epochs - 1)) * 100).toFixed(1)},${(28 - (loss / top) * 26).toFixed(1)}`,
    )
    .join(' ');
  return html`<svg class="curve" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<polyline points=${points} />`}
  </svg>`;
}
