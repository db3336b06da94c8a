import { GestureError } from 'digit-gesture';
import { DigitGesturePad } from 'digit-gesture/element';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

if (!(new GestureError('disposed', 'x') instanceof Error)) throw new Error('GestureError is no Error.');
if (DigitGesturePad.formAssociated !== true) throw new Error('DigitGesturePad is not form-associated.');
if (globalThis.customElements?.get('digit-gesture-pad')) throw new Error('The class registered itself.');
for (const file of ['custom-elements.json', 'package.json']) {
  JSON.parse(await readFile(fileURLToPath(import.meta.resolve(`digit-gesture/${file}`)), 'utf8'));
}
console.log('imported');
