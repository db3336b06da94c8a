// Runs in a worker and serves the classifiers of its page. Built into one file that needs no other: a page may find it
// anywhere, and bundlers needn't look into it.
import { ownThread } from './backends/beside-page.js';
import { servePage } from './classifier/worker/root.js';

ownThread();
servePage();
