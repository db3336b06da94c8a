import type { CardStyle } from '../cards/card.js';
import type { Side } from '../hand/rig.js';
import type { HandScene, Scene } from '../scene/scene.js';
import { CardStudio } from './card-studio.js';
import { Film } from './film.js';
import { Studio } from './studio.js';

/** What the page offers to the program that drives it. */
export interface RenderPage {
  /** Base64 of the two hand files. */
  open(left: string, right: string): Promise<void>;
  /** Base64 of one picture a scene. */
  draw(scenes: readonly Scene[], type: 'image/jpeg' | 'image/png'): string[];
  /** Base64 of a reference card's drawing, as PNG. */
  card(hand: HandScene, fieldOfView: number, side: number, style: CardStyle): Promise<string>;
  /** Base64 of a WebM video. */
  film(scenes: readonly Scene[], rate: number, kilobits: number): Promise<string>;
}

let studio: Studio;
let hands: Readonly<Record<Side, ArrayBuffer>>;
const cards: Partial<Record<Side, CardStudio>> = {};

const page: RenderPage = {
  async open(left, right) {
    hands = { left: bytes(left), right: bytes(right) };
    studio = await Studio.open(hands.left, hands.right);
  },
  draw(scenes, type) {
    // toDataURL encodes at once; toBlob and convertToBlob wait for the page to be idle.
    return scenes.map((scene) => encoded(studio.draw(scene), type, scene.lens.quality));
  },
  async card(hand, fieldOfView, side, style) {
    cards[hand.side] ??= await CardStudio.open(hands[hand.side], hand.side);
    return encoded(cards[hand.side]!.draw(hand, fieldOfView, side, style), 'image/png');
  },
  async film(scenes, rate, kilobits) {
    const film = await Film.start(scenes[0].width, scenes[0].height, rate, kilobits);
    for (const scene of scenes) await film.add(studio.draw(scene));
    return base64(await film.finish());
  },
};
Object.assign(globalThis, { renderPage: page });

function encoded(canvas: HTMLCanvasElement, type: string, quality?: number): string {
  const url = canvas.toDataURL(type, quality);
  return url.slice(url.indexOf(',') + 1);
}

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
