/**
 * A drawn hand that signs 1 to 9 and 0, one after the other, for people without a camera: a silent WebM video (VP9),
 * 480 × 360 pixels, 17 seconds.
 */
export function sampleClip(): URL {
  return new URL('./assets/digits.webm', import.meta.url);
}
