import { figures } from '../styles/figures.js';
import { report } from '../styles/report.js';
import { samples } from '../styles/samples.js';

export { figuresView } from './figures-view.js';
export { reportView } from './report-view.js';
export { samplesView } from './samples-view.js';

/** Of the views above. */
export const taughtStyles = [samples, figures, report];
