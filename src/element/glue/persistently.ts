import type { Prediction } from '../../classifier/prediction.js';
import { GestureError } from '../../errors.js';
import type { Classifier } from './classifier-holder.js';

/**
 * What a video shows, prediction after prediction. Where the worker that reads it stops, another one goes on, as long as
 * there is something to show for each.
 */
export async function* persistently(
  classifier: Classifier,
  video: HTMLVideoElement,
  signal: AbortSignal,
): AsyncGenerator<Prediction<string>, void, undefined> {
  for (;;) {
    let seen = false;
    try {
      for await (const prediction of classifier.predictStream(video, { signal })) {
        seen = true;
        yield prediction;
      }
      return;
    } catch (error) {
      if (!seen || !(error instanceof GestureError && error.code === 'worker-stopped')) throw error;
    }
  }
}
