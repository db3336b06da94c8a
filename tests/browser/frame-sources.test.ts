import { describe, expect, it } from 'vitest';
import { frames } from '../../src/frame/frames.js';
import type { FrameSource } from '../../src/frame/frame-source.js';
import { openView } from '../../src/frame/open-view.js';
import { closeFrame, takeFrame } from '../../src/frame/travelling-frame.js';
import { centreSquare, type Square } from '../../src/frame/view.js';
import { card, cardStream, colourAt, image } from '../support/browser-frames.js';

const read = (source: FrameSource, mirrored: boolean, square?: Square) => {
  const view = openView(source, mirrored);
  return view.read(square ?? centreSquare(view), 224);
};

const sources: Record<string, () => FrameSource | Promise<FrameSource>> = {
  canvas: () => card(),
  OffscreenCanvas: () => {
    const canvas = new OffscreenCanvas(320, 240);
    canvas.getContext('2d')!.drawImage(card(), 0, 0);
    return canvas;
  },
  ImageBitmap: () => createImageBitmap(card()),
  VideoFrame: () => new VideoFrame(card(), { timestamp: 0 }),
  image: () => image(card().toDataURL()),
  ImageData: () => card().getContext('2d')!.getImageData(0, 0, 320, 240),
  video: async () => {
    const { stream } = cardStream();
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    return video;
  },
};

describe.each(Object.entries(sources))('a frame from a %s', (_name, make) => {
  it('is read as it is, or mirrored', async () => {
    const source = await make();
    const plain = read(source, false);
    expect([plain.width, plain.height, plain.data.length]).toEqual([224, 224, 224 * 224 * 4]);
    expect(colourAt(plain, 0.25, 0.25)).toBe('red');
    expect(colourAt(plain, 0.75, 0.25)).toBe('blue');
    expect(colourAt(plain, 0.5, 0.9)).toBe('green');
    const mirrored = read(source, true);
    expect(colourAt(mirrored, 0.25, 0.25)).toBe('blue');
    expect(colourAt(mirrored, 0.75, 0.25)).toBe('red');
  });

  it('is turned clockwise, and black outside', async () => {
    const quarter = { x: 160, y: 120, size: 240, rotation: Math.PI / 2 };
    const turned = read(await make(), false, quarter);
    expect(colourAt(turned, 0.25, 0.25)).toBe('blue');
    expect(colourAt(turned, 0.25, 0.75)).toBe('red');
    expect(colourAt(turned, 0.1, 0.5)).not.toBe('green');
    expect(colourAt(turned, 0.9, 0.5)).toBe('green');
    const outside = read(await make(), false, { x: 0, y: 0, size: 100, rotation: 0 });
    expect(colourAt(outside, 0.25, 0.25)).toBe('0,0,0');
    expect(colourAt(outside, 0.75, 0.75)).toBe('red');
  });
});

it('reads the same from a canvas as from raw pixels, nearly', async () => {
  const photo = await image('/shared/datasets/hands-in-rooms/0000.jpg').catch(() => card(480, 360));
  const canvas = document.createElement('canvas');
  canvas.width = 480;
  canvas.height = 360;
  const context = canvas.getContext('2d')!;
  context.drawImage(photo, 0, 0);
  const pixels = context.getImageData(0, 0, 480, 360);
  for (const square of [
    { x: 240, y: 180, size: 360, rotation: 0 },
    { x: 200, y: 150, size: 180, rotation: 0.7 },
    { x: 20, y: 150, size: 150, rotation: -2 },
  ]) {
    const a = read(canvas, true, square).data;
    const b = read(pixels, true, square).data;
    let difference = 0;
    for (let i = 0; i < a.length; i++) difference += Math.abs(a[i] - b[i]) / a.length;
    expect(difference).toBeLessThan(3);
  }
});

describe('a source that can not be read', () => {
  it.each<[string, () => FrameSource | Promise<FrameSource>, RegExp]>([
    ['a video without a frame', () => document.createElement('video'), /no frame yet/],
    ['an image that is loading', () => Object.assign(new Image(), { src: '/slow' }), /not loaded|broken/],
    ['an empty canvas', () => card(0, 0), /0×0/],
    [
      'a closed bitmap',
      async () => {
        const bitmap = await createImageBitmap(card());
        bitmap.close();
        return bitmap;
      },
      /closed or transferred/,
    ],
    [
      'a closed video frame',
      () => {
        const frame = new VideoFrame(card(), { timestamp: 0 });
        frame.close();
        return frame;
      },
      /closed/,
    ],
    [
      'a broken image',
      async () => {
        const broken = new Image();
        broken.src = 'data:image/png;base64,AAAA';
        await new Promise((done) => (broken.onerror = done));
        return broken;
      },
      /broken/,
    ],
  ])('%s', async (_name, make, message) => {
    const source = await make();
    expect(() => openView(source, true)).toThrow(TypeError);
    expect(() => openView(source, true)).toThrow(message);
  });

  it('a tainted canvas, and reading goes on after it', async () => {
    const elsewhere = new URL('/tests/support/card.svg', location.href);
    elsewhere.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    const canvas = card(50, 50);
    canvas.getContext('2d')!.drawImage(await image(elsewhere.href), 0, 0);
    expect(() => read(canvas, true)).toThrow(TypeError);
    expect(() => read(canvas, true)).toThrow(/another site/);
    expect(colourAt(read(card(), false), 0.25, 0.25)).toBe('red');
  });
});

describe('a picture that is handed over', () => {
  const handed = async (source: FrameSource, after: () => void) => {
    const taking = takeFrame(source);
    after();
    const frame = await taking;
    const left = colourAt(read(frame, false), 0.25, 0.25);
    closeFrame(frame);
    return left;
  };

  it('is the one that there was, whatever becomes of the source', async () => {
    const canvas = card();
    const bitmap = await createImageBitmap(card());
    const video = new VideoFrame(card(), { timestamp: 0 });
    expect(await handed(canvas, () => canvas.getContext('2d')!.fillRect(0, 0, 320, 240))).toBe('red');
    expect(await handed(bitmap, () => bitmap.close())).toBe('red');
    expect(await handed(video, () => video.close())).toBe('red');
  });

  it('may be a drawing that has no size of its own', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="red"/></svg>';
    const drawing = await image(`data:image/svg+xml,${encodeURIComponent(svg)}`);
    expect(await handed(drawing, () => undefined)).toBe('red');
  });
});

describe('following a video', () => {
  it('gives live frames until the signal is aborted, and then rejects with its reason', async () => {
    const camera = cardStream();
    const controller = new AbortController();
    let count = 0;
    const follow = async () => {
      for await (const frame of frames(camera.stream, controller.signal)) {
        expect(colourAt(read(frame, false), 0.25, 0.25)).toBe('red');
        if (++count === 5) controller.abort(new Error('enough'));
      }
    };
    await expect(follow()).rejects.toThrow('enough');
    expect(count).toBe(5);
    camera.stop();
  });

  it('lets go of the camera on an abort, also where nobody asks for its next frame', async () => {
    const camera = cardStream();
    const controller = new AbortController();
    const { value: video } = await frames(camera.stream, controller.signal).next();
    expect((video as HTMLVideoElement).srcObject).toBe(camera.stream);
    controller.abort();
    expect((video as HTMLVideoElement).srcObject).toBeNull();
    camera.stop();
  });

  it('ends when the camera is unplugged', async () => {
    const camera = cardStream();
    let count = 0;
    for await (const frame of frames(camera.stream, new AbortController().signal)) {
      expect(frame).toBeInstanceOf(HTMLVideoElement);
      if (++count === 3) {
        camera.stop();
        // Stopping a track oneself sends no event; unplugging does. There is no camera to unplug here.
        camera.stream.getVideoTracks()[0].dispatchEvent(new Event('ended'));
      }
    }
    expect(count).toBeLessThan(6);
  });

  it.each(['stream', 'video'])('ends when the camera is stopped, read from its %s', async (read) => {
    const camera = cardStream();
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = camera.stream;
    await video.play();
    let count = 0;
    for await (const _ of frames(read === 'video' ? video : camera.stream, new AbortController().signal)) {
      void _;
      if (++count === 3) camera.stop();
    }
    expect(count).toBeLessThan(6);
  });

  it('ends when the camera is taken off the video, but not where another takes its place', async () => {
    const cameras = [cardStream(), cardStream()];
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = cameras[0].stream;
    await video.play();
    let count = 0;
    for await (const _ of frames(video, new AbortController().signal)) {
      void _;
      count++;
      if (count === 3) {
        cameras[0].stop();
        video.srcObject = cameras[1].stream;
        void video.play();
      }
      if (count === 50) video.srcObject = null;
    }
    expect(count).toBeGreaterThanOrEqual(50);
    cameras[1].stop();
  });

  it('says so when a video can not be played', async () => {
    const video = document.createElement('video');
    video.src = URL.createObjectURL(new Blob(['no video'], { type: 'video/webm' }));
    await expect(frames(video, new AbortController().signal).next()).rejects.toThrow(
      "The video can't be played",
    );
  });

  it('closes the video frames of an iterable once they are read', async () => {
    const made: VideoFrame[] = [];
    async function* source() {
      for (let i = 0; i < 3; i++) {
        made.push(new VideoFrame(card(), { timestamp: i }));
        yield await Promise.resolve(made[i]);
      }
    }
    for await (const frame of frames(source(), new AbortController().signal)) read(frame, false);
    expect(made.map((frame) => frame.format)).toEqual([null, null, null]);
  });

  it('says what is no stream', async () => {
    const bad = frames({} as never, new AbortController().signal);
    await expect(bad.next()).rejects.toThrow(TypeError);
  });
});
