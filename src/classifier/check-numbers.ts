import type { Backbone } from '../backbone/backbone.js';
import type { HeadPlugin } from '../head/head.js';

/** @throws `TypeError` that names the backbone, for features that no head could do anything with. */
export function checkFeatures(features: Float32Array, { id, dimensions }: Backbone): void {
  const who = `The backbone ${JSON.stringify(id)}`;
  const kind = Object.prototype.toString.call(features).slice(8, -1);
  if (kind !== 'Float32Array')
    throw new TypeError(`${who} gave its features as ${kind}, not as Float32Array.`);
  if (features.length !== dimensions)
    throw new TypeError(
      `${who} gave ${features.length} features instead of the ${dimensions} it says it has.`,
    );
  const wrong = features.findIndex((feature) => !Number.isFinite(feature));
  if (wrong >= 0) throw new TypeError(`${who} gave ${features[wrong]} as feature ${wrong}.`);
}

/** @throws `TypeError` that names the head, for scores that are none. */
export function checkScores(scores: Float32Array, labels: number, { name }: Pick<HeadPlugin, 'name'>): void {
  const who = `The head ${JSON.stringify(name)}`;
  if (scores.length !== labels)
    throw new TypeError(`${who} gave ${scores.length} scores for ${labels} labels.`);
  const wrong = scores.findIndex((score) => !(score >= 0 && score < Infinity));
  if (wrong >= 0)
    throw new TypeError(`${who} gave ${scores[wrong]} as score ${wrong}: scores are 0 or more.`);
}
