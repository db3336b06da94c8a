const folder = '/peers/mediapipe/';

/** `@mediapipe/hands`: landmarks only. It knows no gestures and learns none. */
export async function mediapipe() {
  await new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: `${folder}hands.js` });
    Object.assign(script, { onload: resolve, onerror: reject });
    document.head.append(script);
  });
  const hands = new globalThis.Hands({ locateFile: (file) => folder + file });
  hands.setOptions({ maxNumHands: 1, modelComplexity: 0 });
  hands.onResults(() => {});
  await hands.initialize();
  const nothing = () => Promise.reject(new Error('It learns no gestures.'));
  return {
    read: (picture) => hands.send({ image: picture }),
    add: nothing,
    train: nothing,
    tensorBytes: () => 0,
  };
}
