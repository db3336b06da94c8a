import { GestureClassifier, wasm } from 'digit-gesture';
import { readFile } from 'node:fs/promises';

const [file, width] = process.argv.slice(2);
const data = new Uint8ClampedArray(await readFile(file));
const classifier = await GestureClassifier.create({ backends: [wasm()], mirror: false });
const { label } = await classifier.predict({
  data,
  width: Number(width),
  height: data.length / 4 / Number(width),
});
console.log(JSON.stringify({ label, backend: classifier.backend, inWorker: classifier.inWorker }));
