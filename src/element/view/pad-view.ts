import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { controlsView } from './controls-view.js';
import { filesView } from './files-view.js';
import { keypadView } from './keypad-view.js';
import { scoresView } from './prediction-view.js';
import { say } from './say.js';
import { stageView } from './stage-view.js';
import { trainingView } from './training-view.js';
import type { ViewModel } from './view-model.js';

/** The whole pad: what is seen on one side, what is taught on the other. */
export function padView(model: ViewModel, video: unknown, overlay: unknown): TemplateResult {
  const { groups, state, write } = model;
  const teaching = (['teach', 'train', 'report', 'files'] as const).some((group) => groups.has(group));
  // With nothing in it to focus, the pad is it: where a form lacks its value, browsers take people there.
  const bare = [...groups].every((group) => group === 'sample' || group === 'report');
  const { notice, said } = state;
  return html`<div
    class="pad ${teaching ? 'teaching' : ''} ${state.disabled ? 'disabled' : ''}"
    part="pad"
    tabindex=${bare ? -1 : nothing}
    lang=${write.language}
  >
    <div class="see">
      ${stageView(model, video, overlay)}
      <p class="unseen" part="status" role="status">
        ${said ? keyed(said, html`<span>${say(write, said)}</span>`) : nothing}
      </p>
      ${notice ? html`<p class="notice" part="notice">${say(write, notice)}</p>` : nothing}
      ${controlsView(model)} ${groups.has('predict') ? scoresView(model) : nothing}
    </div>
    ${
      teaching
        ? html`<div class="learn">
            ${groups.has('teach') ? html`${keypadView(model)} ${model.taught?.samplesView(model)}` : nothing}
            ${groups.has('train') ? trainingView(model) : nothing}
            ${groups.has('report') ? model.taught?.reportView(model) : nothing}
            ${groups.has('files') ? filesView(model) : nothing}
          </div>`
        : nothing
    }
    <slot></slot>
    ${model.dropping ? html`<div class="drop" part="drop">${write('drop')}</div>` : nothing}
  </div>`;
}
