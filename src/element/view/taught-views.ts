export { reportView } from './report-view.js';
export { samplesView } from './samples-view.js';
