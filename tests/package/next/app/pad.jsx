'use client';

import { createElement, useEffect, useRef } from 'react';

export function Pad() {
  const ref = useRef(null);
  useEffect(() => {
    window.result = look(ref.current).catch((error) => ({ error: String(error) }));
  }, []);
  return createElement('digit-gesture-pad', { ref, backends: 'wasm' });
}

/** Plays the pad's clip in the camera's place, and tells what the pad saw first. */
async function look(pad) {
  await import('digit-gesture/element/define');
  const value = new Promise((resolve) => pad.addEventListener('change', (event) => resolve(event.value)));
  await pad.startSample();
  await pad.startPredicting();
  return {
    server: document.querySelector('#server').textContent,
    inWorker: pad.classifier.inWorker,
    clip: /^\d$/.test(await value) ? 'a digit' : 'nothing',
  };
}
