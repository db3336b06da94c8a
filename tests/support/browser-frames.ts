/** Draws a test card: red left half, blue right half, green bottom quarter. */
export function drawCard(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  width: number,
  height: number,
): void {
  context.fillStyle = '#f00';
  context.fillRect(0, 0, width / 2, height);
  context.fillStyle = '#00f';
  context.fillRect(width / 2, 0, width / 2, height);
  context.fillStyle = '#0f0';
  context.fillRect(0, (height * 3) / 4, width, height / 4);
}

/** A canvas with a test card. */
export function card(width = 320, height = 240): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  drawCard(canvas.getContext('2d')!, width, height);
  return canvas;
}

/** The colour in the middle of a quarter of the picture: 'red', 'blue', 'green' or the numbers. */
export function colourAt(
  {
    data,
    width,
    height,
  }: ImageData | { data: Uint8ClampedArray | Uint8Array; width: number; height: number },
  x: number,
  y: number,
): string {
  const i = (Math.floor(y * height) * width + Math.floor(x * width)) * 4;
  const [r, g, b] = data.slice(i, i + 3);
  if (r > 200 && g < 60 && b < 60) return 'red';
  if (b > 200 && r < 60 && g < 60) return 'blue';
  if (g > 200 && r < 60 && b < 60) return 'green';
  return `${r},${g},${b}`;
}

/** Loads a picture file into an image element. */
export async function image(url: string): Promise<HTMLImageElement> {
  const element = new Image();
  element.src = url;
  await element.decode();
  return element;
}

/** A live stream of the test card, redrawn 30 times a second. */
export function cardStream(width = 320, height = 240): { stream: MediaStream; stop(): void } {
  const canvas = card(width, height);
  const context = canvas.getContext('2d')!;
  const timer = setInterval(() => drawCard(context, width, height), 33);
  const stream = canvas.captureStream(30);
  return {
    stream,
    stop() {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}
