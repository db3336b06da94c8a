/** Options of everything that waits. */
export interface AbortOptions {
  /** An aborted call rejects with `signal.reason` and leaves things as they were. */
  readonly signal?: AbortSignal | undefined;
}

/** @throws `TypeError` where it is given and isn't one: JavaScript has no compiler that says so. */
export function checkSignal(signal: AbortSignal | undefined): void {
  if (signal !== undefined && typeof (signal as Partial<AbortSignal> | null)?.throwIfAborted !== 'function')
    throw new TypeError('signal: expected an AbortSignal, as in controller.signal.');
}

/** Settles as the work does, or rejects with the signal's reason as soon as it is aborted. */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  // Nobody hears of it any more where the signal is aborted already.
  work.catch(() => undefined);
  signal.throwIfAborted();
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}

/** The same where there may be no signal. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  return signal ? abortable(work, signal) : work;
}

/** Resolves after some milliseconds; rejects with the signal's reason when aborted before. */
export function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return abortable(new Promise<void>((wake) => (timer = setTimeout(wake, milliseconds))), signal).finally(
    () => clearTimeout(timer),
  );
}
