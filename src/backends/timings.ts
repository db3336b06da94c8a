/** How fast a backend read frames. */
export interface BackendTiming {
  /** Its name: 'webgl', 'wasm', … */
  readonly name: string;
  /** Milliseconds a frame, the median of a few; null where there is no figure. */
  readonly milliseconds: number | null;
  /** Why there is none. */
  readonly problem?: string;
}

/** What the choice of the fastest backend rests on. */
export interface BackendTimings {
  /** What the figures hold for: version, backbone, candidates, and the device's graphics card and processors. */
  readonly device: string;
  /** When they were measured, as `Date.now()` counts; earlier than this page where they were remembered. */
  readonly measuredAt: number;
  /** All candidates, the fastest first. */
  readonly candidates: readonly BackendTiming[];
}
