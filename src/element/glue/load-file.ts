import type { AbortOptions } from '../../abort.js';
import { GestureClassifier } from '../../classifier/gesture-classifier.js';
import type { Classifier } from './classifier-holder.js';
import { isInvalid } from './small-error.js';
import { headNamed, loadPlugins, type ClassifierSettings } from './plugins.js';

/** A file that was opened. */
export interface OpenedFile {
  readonly classifier: Classifier;
  /** The name of its head. */
  readonly head: string;
}

/** Options of opening a file. */
interface Waiting extends AbortOptions {
  readonly onProgress: (fraction: number) => void;
}

/**
 * Opens a file with the plugins of the settings, or else with the other head, should it have that.
 * @throws As `GestureClassifier.load`.
 */
export async function loadFile(
  file: Blob,
  settings: ClassifierSettings,
  waiting: Waiting,
): Promise<OpenedFile> {
  const { head, worker } = settings;
  const options = { ...(await loadPlugins(settings)), worker, ...waiting };
  try {
    return { classifier: await GestureClassifier.load<string>(file, options), head };
  } catch (error) {
    if (!isInvalid(error)) throw error;
    const other = head === 'mlp' ? 'least-squares' : 'mlp';
    const retry = GestureClassifier.load<string>(file, { ...options, head: await headNamed(other) });
    // What is wrong with it otherwise was said by the first error.
    return { classifier: await retry.catch(() => Promise.reject(error)), head: other };
  }
}
