import { GestureError, leastSquares } from 'digit-gesture';
import { Pad } from './pad.jsx';

// A server component: what it uses of the package runs without a DOM.
export default function Page() {
  const error = new GestureError('no-hand', 'said by the server');
  return (
    <main>
      <p id="server">{`${leastSquares().name}, ${error.code}`}</p>
      <Pad />
    </main>
  );
}
