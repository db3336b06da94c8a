import { GestureClassifier, wasm } from 'digit-gesture';

/** Which digit a picture of raw pixels, 4 bytes each, shows: recognised on the server. */
export async function POST(request) {
  const width = Number(new URL(request.url).searchParams.get('width'));
  const data = new Uint8ClampedArray(await request.arrayBuffer());
  const classifier = await GestureClassifier.create({ backends: [wasm()], mirror: false });
  const { label } = await classifier.predict({ data, width, height: data.length / 4 / width });
  classifier.dispose();
  return Response.json({ label });
}
