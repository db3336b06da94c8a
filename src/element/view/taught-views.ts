export { report as taughtStyles } from '../styles/report.js';
export { reportView } from './report-view.js';
export { samplesView } from './samples-view.js';
