import type { Engine } from '../backends/backend.js';
import type { View } from '../frame/view.js';
import type { HandRegion } from './hand-region.js';

/** Turns frames into feature vectors: `hand()`, `mobilenet()`, or your own. */
export interface BackbonePlugin {
  /**
   * A short name for messages and files. `load` chooses among the built-in ones by it, so take none of theirs (`hand`,
   * `mobilenet`).
   */
  readonly name: string;
  /** The bundled digits that are tried where no starter is given: those of this backbone. Default: none. */
  readonly starter?: 'hand' | 'mobilenet' | undefined;
  /**
   * Loads the weights, before anything else. Called once per classifier, and again where the device was lost meanwhile:
   * what it gave before that is dropped.
   */
  load(context: BackboneContext): Promise<Backbone>;
}

/** What a backbone gets to load with. */
export interface BackboneContext {
  /** Where tensor code runs. */
  readonly engine: Engine;
  /** Stops the download. */
  readonly signal?: AbortSignal | undefined;
  /** 0 to 1, by bytes. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** A loaded backbone. */
export interface Backbone {
  /**
   * Identity of features: two backbones with the same id give interchangeable feature vectors.
   * Names the network, the layer that is read, and the weights.
   */
  readonly id: string;
  /** Length of a feature vector. */
  readonly dimensions: number;
  /** How frames become input, for people who read an archive. */
  readonly preprocessing: Readonly<Record<string, string | number | boolean>>;
  /**
   * How far apart feature vectors of one gesture are, so that vectors far from all samples can be told. Without it,
   * every vector is taken for one of the gestures that were taught.
   */
  readonly sameGesture?: SameGesture | undefined;
  /** Its network as plain data, where that can go into a file that other programs read. */
  network?(): SavedNetwork;
  /** Whether `.gesture` files have to bring the network along, because it came in a file itself. Default: false. */
  readonly travels?: boolean | undefined;
  /** Opens a reader with a memory of its own: one per stream, or one per still picture. */
  open(): BackboneReader;
  /** Frees every tensor. Safe to call twice. */
  dispose(): void;
}

/** A network as plain data. */
export interface SavedNetwork {
  /** Its layers and what they read: JSON. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Weights by name. */
  readonly arrays: Readonly<Record<string, NetworkArray>>;
}

/** A named block of a network's weights, row-major. */
export interface NetworkArray {
  /** Length of each dimension, outermost first. */
  readonly shape: readonly number[];
  /** As many numbers as the shape's product. */
  readonly data: Float32Array;
}

/** Reads the frames of one stream, or a single picture. */
export interface BackboneReader {
  /** Reads one frame of a stream. `still`: this is the only frame there will be, so take the time it needs. */
  read(view: View, still: boolean): Promise<Reading>;
}

/** What a backbone saw in one frame. */
export interface Reading {
  /**
   * `dimensions` finite numbers, or null where no hand was found. Samples keep them in half precision: within ±65,504, to
   * eleven significant bits.
   */
  readonly features: Float32Array | null;
  /** Where the hand is, for backbones that find hands. */
  readonly hand?: HandRegion;
  /**
   * Whether this is what the frame before showed, because the reader looked elsewhere in this one. Where the frame
   * itself matters, as for a sample, it is then read again. Default: false.
   */
  readonly earlier?: boolean | undefined;
}

/**
 * How far feature vectors of one gesture are from each other, where another person shows it: Euclidean distances of
 * vectors that were scaled to length 1, so 0 to 2.
 */
export interface SameGesture {
  /** From one picture to one other, in the median. Below three quarters of it, both are taken for the same moment. */
  readonly typical: number;
  /** The distance from a single picture within which 95 % of other people's pictures of the gesture lie. */
  readonly farthest: number;
}
