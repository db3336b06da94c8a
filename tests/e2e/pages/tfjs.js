// A model of the page's own, asked again and again on the backend that the page's address names.
const { tf } = window;
const backend = new URLSearchParams(location.search).get('backend');
tf.wasm.setWasmPaths(new URL('../tfjs/tfjs-backend-wasm/dist/', location.href).href);

const own = { answers: new Set(), backends: new Set(), runs: 0, problems: [] };
window.own = own;

async function run() {
  await tf.setBackend(backend);
  const kernelInitializer = tf.initializers.randomUniform({ minval: -1, maxval: 1, seed: 1 });
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 4, inputShape: [8], activation: 'tanh', kernelInitializer })],
  });
  for (;;) {
    own.backends.add(tf.getBackend());
    const answer = tf.tidy(() => model.predict(tf.ones([1, 8])));
    own.answers.add((await answer.data()).join());
    answer.dispose();
    own.runs++;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
run().catch((error) => own.problems.push(String(error)));
