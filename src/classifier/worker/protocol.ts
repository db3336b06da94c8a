// What the page and its worker say to each other. Everything here is plain data that can be posted.
import type { ProxyMarked, Remote } from 'comlink';
import type { BatchReport, EpochReport } from '../../head/head.js';
import type { CoreHost } from './core-host.js';
import type { PackedError } from './packed-error.js';

/** What a worker offers as a whole. */
export interface Root {
  /**
   * Holds a lock of that name for as long as the worker lives, so that whoever asks for it too learns of its end.
   * Resolves with whether that is possible here.
   */
  hold(lock: string): Promise<boolean>;
  /** Serves one classifier through the port. */
  serve(port: MessagePort, tell: Tell & ProxyMarked): void;
}

/** News of a call that is under way, by its ticket. */
export type News =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'epoch'; readonly report: EpochReport }
  | { readonly kind: 'batch'; readonly report: BatchReport };

/** Tells the page. */
export type Tell = (ticket: number, news: News) => void;

/** How a call ended, and what the core says of itself since. Errors would lose their class on the way as such. */
export type Answer<T> = { readonly state: CoreState } & (
  { readonly value: T } | { readonly error: PackedError }
);

/** What may have changed with any call. */
export interface CoreState {
  readonly backend: string;
  readonly isTrained: boolean;
}

/** A core in the worker, as the page sees it. */
export type RemoteHost = Remote<CoreHost>;
