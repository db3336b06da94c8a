import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'digit-gesture/element/define';
import type { DigitGesturePad, PadChangeEvent } from 'digit-gesture/element';

// Tells TypeScript which attributes and events the tag has in JSX.
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'digit-gesture-pad': HTMLAttributes<DigitGesturePad> &
        RefAttributes<DigitGesturePad> & {
          labels?: readonly string[];
          autosave?: string;
          hold?: number;
          onchange?: (event: PadChangeEvent) => void;
        };
    }
  }
}

function App() {
  const [signs, setSigns] = useState<readonly string[]>([]);
  return (
    <>
      <h1>React</h1>
      <p>
        Held up so far: <output>{signs.join(' ') || 'nothing yet'}</output>{' '}
        <button onClick={() => setSigns([])}>Start over</button>
      </p>
      <digit-gesture-pad
        autosave="react-example"
        onchange={({ value }) => setSigns((before) => [...before, value])}
      />
    </>
  );
}

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
