declare global {
  /** Every camera track that the page ever had, its copies included. */
  var tracks: { asked: number; live(): number };
}

/** Runs in the page: keeps count of the camera's tracks, without changing what they do. */
export function watchTracks(): void {
  const all: MediaStreamTrack[] = [];
  const keep = (stream: MediaStream): MediaStream => {
    all.push(...stream.getTracks());
    return stream;
  };
  globalThis.tracks = {
    asked: 0,
    live: () => all.filter(({ readyState }) => readyState === 'live').length,
  };
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on each stream below
  const clone = MediaStream.prototype.clone;
  MediaStream.prototype.clone = function () {
    return keep(clone.call(this));
  };
  // Insecure pages have no cameras.
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  if (!mediaDevices) return;
  const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    globalThis.tracks.asked++;
    return keep(await getUserMedia(constraints));
  };
}
