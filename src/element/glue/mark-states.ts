import { phaseOf } from '../state/derive.js';
import type { PadPhase, PadState } from '../state/pad-state.js';

const phases: readonly PadPhase[] = ['idle', 'loading', 'ready', 'training', 'predicting', 'error'];

/** Makes `:state(predicting)` and its like match. */
export function markStates(internals: ElementInternals, state: PadState): void {
  const phase = phaseOf(state);
  const marks = { held: state.value !== '', trained: state.trained };
  try {
    const { states } = internals;
    for (const name of phases) toggle(states, name, name === phase);
    for (const [name, on] of Object.entries(marks)) toggle(states, name, on);
  } catch {
    // Browsers from before `:state()` refuse such names, and have no selector for them either.
  }
}

function toggle(states: CustomStateSet, name: string, on: boolean): void {
  if (on) states.add(name);
  else states.delete(name);
}
