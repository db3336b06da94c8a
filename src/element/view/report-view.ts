import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { TrainReport } from '../../classifier/train-report.js';
import { confusionsOf, isEarly, suspectsOf } from '../state/derive.js';
import * as icons from './icons.js';
import { vars } from './vars.js';
import type { ViewModel } from './view-model.js';

/** Pairs named in words; the table has them all. */
const NAMED = 3;
/** Labels offered to look at; when their samples are gone, the next come. */
const OFFERED = 6;

/** How good the last training was: in words, and as a table for who wants to know. */
export function reportView(model: ViewModel): TemplateResult | typeof nothing {
  const { state, write } = model;
  const { report } = state;
  if (!report) return nothing;
  if (isEarly(state)) {
    return html`<section class="report early" part="report" aria-label=${write('report')}>
      <p>${write('reportEarly')}</p>
    </section>`;
  }
  const grade = report.accuracy >= 0.95 ? 'Good' : report.accuracy >= 0.75 ? 'Fair' : 'Poor';
  const confusions = confusionsOf(state);
  return html`<section class="report ${grade.toLowerCase()}" part="report" aria-label=${write('report')}>
    <p class="verdict">
      <span class="score-ring" ${vars({ '--fill': report.accuracy })} aria-hidden="true"></span>
      <span>${write(`report${grade}`, { accuracy: write.percent(report.accuracy) })}</span>
    </p>
    ${
      confusions.length
        ? html`<ul class="confusions">
            ${confusions
              .slice(0, NAMED)
              .map(
                ({ truth, taken, count }) => html`<li>${write('confused', { truth, taken, n: count })}</li>`,
              )}
          </ul>`
        : nothing
    }
    ${suspects(model)}
    ${
      confusions.length
        ? html`<details class="matrix">
            <summary>${write('confusion')}</summary>
            <div class="matrix-scroll" tabindex="0" role="group" aria-label=${write('confusion')}>
              ${matrix(model, report)}
            </div>
          </details>`
        : nothing
    }
  </section>`;
}

function suspects(model: ViewModel): TemplateResult | typeof nothing {
  const { state, write } = model;
  const found = suspectsOf(state);
  if (found.length === 0) return nothing;
  const counts = new Map<string, number>();
  for (const { label } of found) counts.set(label, (counts.get(label) ?? 0) + 1);
  return html`<div class="suspects">
    <p>${icons.warning}<span>${write('suspects', { n: found.length })}</span></p>
    <div class="suspect-labels">
      ${[...counts].slice(0, OFFERED).map(
        ([label, n]) =>
          html`<button
            class="chip"
            type="button"
            @click=${({ currentTarget }: Event) => {
              model.do.show(label);
              void goToSuspect((currentTarget as HTMLElement).getRootNode() as ShadowRoot);
            }}
          >
            <span class="unseen">${write('samplesOf')}</span> <bdi>${label}</bdi> (${write.number(n)})
          </button>`,
      )}
    </div>
  </div>`;
}

/** The samples may be out of sight, and the one to look at far along their row. */
async function goToSuspect(root: ShadowRoot): Promise<void> {
  await (root.host as ReactiveElement).updateComplete;
  root.querySelector<HTMLElement>('.thumb.suspect')?.focus();
  root.querySelector('.samples')?.scrollIntoView({ block: 'nearest' });
}

/** Rows are what was shown, columns what it was taken for; labels without samples are left out. */
function matrix({ state, write }: ViewModel, report: TrainReport<string>): TemplateResult {
  const sums = report.confusion.map((row) => row.reduce((a, b) => a + b, 0));
  const used = state.labels
    .map((_, i) => i)
    .filter((i) => sums[i] > 0 || report.confusion.some((row) => row[i] > 0));
  return html`<table class="confusion" part="confusion">
    <thead>
      <tr>
        <th scope="col" class="corner">
          <span>${write('confusionTruth')}</span> / <span>${write('confusionTaken')}</span>
        </th>
        ${used.map((i) => html`<th scope="col"><bdi>${state.labels[i]}</bdi></th>`)}
      </tr>
    </thead>
    <tbody>
      ${used.map(
        (truth) =>
          html`<tr>
            <th scope="row"><bdi>${state.labels[truth]}</bdi></th>
            ${used.map((taken) => {
              const n = report.confusion[truth][taken];
              const share = n / Math.max(1, sums[truth]);
              const kind = n === 0 ? '' : truth === taken ? 'right' : 'wrong';
              return html`<td class=${kind} ${vars({ '--share': share.toFixed(2) })}>
                ${n === 0 ? '' : write.number(n)}
              </td>`;
            })}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
