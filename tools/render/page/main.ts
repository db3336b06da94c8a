import type { Scene } from '../scene/scene.js';
import { Film } from './film.js';
import { Studio } from './studio.js';

/** What the page offers to the program that drives it. */
export interface RenderPage {
  /** Base64 of the two hand files. */
  open(left: string, right: string): Promise<void>;
  /** Base64 of one picture a scene. */
  draw(scenes: readonly Scene[], type: 'image/jpeg' | 'image/png'): string[];
  /** Base64 of a WebM video. */
  film(scenes: readonly Scene[], rate: number, kilobits: number): Promise<string>;
}

let studio: Studio;

const page: RenderPage = {
  async open(left, right) {
    studio = await Studio.open(bytes(left), bytes(right));
  },
  draw(scenes, type) {
    // toDataURL encodes at once; toBlob and convertToBlob wait for the page to be idle.
    return scenes.map((scene) => {
      const url = studio.draw(scene).toDataURL(type, scene.lens.quality);
      return url.slice(url.indexOf(',') + 1);
    });
  },
  async film(scenes, rate, kilobits) {
    const film = await Film.start(scenes[0].width, scenes[0].height, rate, kilobits);
    for (const scene of scenes) await film.add(studio.draw(scene));
    return base64(await film.finish());
  },
};
Object.assign(globalThis, { renderPage: page });

function bytes(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;
}

function base64(buffer: ArrayBuffer): string {
  const all = new Uint8Array(buffer);
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let i = 0; i < all.length; i += 8192) text += String.fromCharCode(...all.subarray(i, i + 8192));
  return btoa(text);
}
