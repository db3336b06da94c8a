import { CameraError } from '../../frame/camera-error.js';
import { GestureError } from '../../errors.js';
import type { Notice } from '../state/pad-state.js';
import type { Writer } from '../text/messages.js';

/** A notice in the pad's language. */
export function say(write: Writer, notice: Notice): string {
  const { accuracy } = notice.values ?? {};
  const values =
    typeof accuracy === 'number' ? { ...notice.values, accuracy: write.percent(accuracy) } : notice.values;
  return write(notice.key, values);
}

/** What stopped the pad, with the next step, in the pad's language. */
export function explain(error: Error): Notice {
  if (error instanceof CameraError) return { key: error.problem };
  const code = error instanceof GestureError ? error.code : null;
  switch (code) {
    case 'model-unavailable':
      return { key: 'model' };
    case 'backend-unavailable':
      return { key: 'backend' };
    case 'no-hand':
      return { key: 'handMissing' };
    case 'not-enough-samples':
    case 'not-trained':
      return { key: 'fewSamples' };
    case 'invalid-archive':
      return { key: 'fileWrong', values: { reason: error.message } };
    case 'worker-stopped':
      return { key: 'startedAnew' };
    case 'camera-unavailable':
    case 'disposed':
    case null:
      if (error instanceof TypeError && error.message.startsWith('labels ')) return { key: 'labelsWrong' };
      return { key: 'failed', values: { reason: error.message } };
  }
}
