/**
 * Gives the video each time it shows a new frame, until it ends. The video itself is given, not a copy: what is
 * read from it is what it shows then, so a consumer that is slower than the video always sees the latest frame.
 */
export async function* videoFrames(
  video: HTMLVideoElement,
  signal: AbortSignal,
): AsyncGenerator<HTMLVideoElement, void, undefined> {
  const clock = new FrameClock(video, signal);
  // Also where nobody asks for the next frame any more.
  signal.addEventListener('abort', clock.stop);
  try {
    while (await clock.next()) yield video;
  } finally {
    signal.removeEventListener('abort', clock.stop);
    clock.stop();
  }
}

/** Shows a camera's stream in a video of its own, off the page, and gives that video's frames. */
export async function* streamFrames(
  stream: MediaStream,
  signal: AbortSignal,
): AsyncGenerator<HTMLVideoElement, void, undefined> {
  if (typeof document === 'undefined') {
    throw new TypeError('A MediaStream can only be read on a page. In a worker, give its frames instead.');
  }
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  const tracks = stream.getVideoTracks();
  const endWithTracks = (): void => {
    if (tracks.every((track) => track.readyState === 'ended')) video.dispatchEvent(new Event('ended'));
  };
  const release = (): void => {
    for (const track of tracks) track.removeEventListener('ended', endWithTracks);
    video.pause();
    video.srcObject = null;
  };
  for (const track of tracks) track.addEventListener('ended', endWithTracks);
  signal.addEventListener('abort', release);
  try {
    if (tracks.length === 0) throw new TypeError('The MediaStream has no video track.');
    // Resolves late or never when the stream gives no frame; the clock below notices frames and the end by itself.
    void video.play().catch(() => undefined);
    queueMicrotask(endWithTracks);
    yield* videoFrames(video, signal);
  } finally {
    signal.removeEventListener('abort', release);
    release();
  }
}

/** How often a video that shows nothing new is asked whether it still can, in milliseconds. */
const CHECKED = 1000;

/** Tells when a video shows a new frame. Needs no frame rate and does nothing while nothing is shown. */
class FrameClock {
  #fresh: boolean;
  #stopped = false;
  #wake: (() => void) | undefined;
  #handle = 0;
  #lastTime = -1;
  /** Whether there was something to play. */
  #began = false;
  /** Whether there was nothing any more when it was last checked. */
  #over = false;
  readonly #checks: ReturnType<typeof setInterval>;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly signal: AbortSignal,
  ) {
    this.#fresh = video.readyState >= 2 && !video.ended;
    this.#stopped = video.ended;
    video.addEventListener('ended', this.#onEnd);
    video.addEventListener('error', this.#notify);
    this.#checks = setInterval(this.#check, CHECKED);
    this.#request();
  }

  /**
   * Resolves with true when there is a frame that wasn't given yet, with false when the video has ended.
   * @throws Error where the video can't be played, with what the browser says of it.
   */
  async next(): Promise<boolean> {
    for (;;) {
      this.signal.throwIfAborted();
      const { error } = this.video;
      if (error) throw new Error(`The video can't be played: ${error.message || `error ${error.code}`}.`);
      if (this.#fresh) {
        this.#fresh = false;
        // While a video seeks, at its loop say, there is nothing to read. The frame it arrives at is told as well.
        if (this.video.readyState >= 2) return true;
      }
      if (this.#stopped) return false;
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }

  /** No frame comes any more. Safe to call twice. */
  readonly stop = (): void => {
    clearInterval(this.#checks);
    this.video.removeEventListener('ended', this.#onEnd);
    this.video.removeEventListener('error', this.#notify);
    if ('cancelVideoFrameCallback' in this.video) this.video.cancelVideoFrameCallback(this.#handle);
    else cancelAnimationFrame(this.#handle);
    this.#onEnd();
  };

  readonly #notify = (): void => this.#wake?.();

  readonly #onEnd = (): void => {
    this.#stopped = true;
    this.#notify();
  };

  /**
   * No event tells that a camera was stopped or taken off the video. Twice in a row: whoever changes the camera takes one
   * off before the next one is there.
   */
  readonly #check = (): void => {
    const { srcObject, networkState } = this.video;
    const isOver =
      srcObject && 'getVideoTracks' in srcObject
        ? srcObject.getVideoTracks().every(({ readyState }) => readyState === 'ended')
        : this.#began && networkState === HTMLMediaElement.NETWORK_EMPTY;
    this.#began ||= networkState !== HTMLMediaElement.NETWORK_EMPTY;
    if (isOver && this.#over) this.#onEnd();
    this.#over = isOver;
  };

  readonly #onFrame = (): void => {
    if (this.#stopped) return;
    this.#fresh = true;
    this.#notify();
    this.#request();
  };

  /** For browsers without requestVideoFrameCallback: a frame is new when the video's time has moved. */
  readonly #onPaint = (): void => {
    if (this.#stopped) return;
    const { currentTime, readyState } = this.video;
    if (readyState >= 2 && currentTime !== this.#lastTime) {
      this.#lastTime = currentTime;
      this.#onFrame();
    } else {
      this.#request();
    }
  };

  #request(): void {
    if (this.#stopped) return;
    this.#handle =
      'requestVideoFrameCallback' in this.video
        ? this.video.requestVideoFrameCallback(this.#onFrame)
        : requestAnimationFrame(this.#onPaint);
  }
}
