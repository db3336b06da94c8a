import type { Background, Shape } from '../scene/background.js';
import type { Colour } from '../scene/scene.js';

type Context = OffscreenCanvasRenderingContext2D;

/** Paints what is behind the hand. */
export function paintBackground(
  context: Context,
  background: Background,
  width: number,
  height: number,
): void {
  const { direction } = background;
  const reach = (Math.abs(Math.cos(direction)) * width + Math.abs(Math.sin(direction)) * height) / 2;
  context.save();
  context.fillStyle = gradient(
    context,
    width / 2,
    height / 2,
    Math.cos(direction) * reach,
    Math.sin(direction) * reach,
    background.from,
    background.to,
  );
  context.fillRect(0, 0, width, height);
  for (const shape of background.shapes) paintShape(context, shape, width, height);
  context.restore();
}

function paintShape(context: Context, shape: Shape, width: number, height: number): void {
  const side = Math.min(width, height);
  const w = shape.width * side;
  const h = shape.height * side;
  context.save();
  context.translate(shape.x * width, shape.y * height);
  context.rotate(shape.rotation);
  context.fillStyle = gradient(context, 0, 0, w / 2, h / 2, shape.colour, shape.shade);
  if (shape.kind === 'ellipse') {
    context.beginPath();
    context.ellipse(0, 0, w / 2, h / 2, 0, 0, 2 * Math.PI);
    context.fill();
  } else {
    context.fillRect(-w / 2, -h / 2, w, h);
  }
  if (shape.kind === 'grid') {
    context.fillStyle = css(shape.shade);
    const across = 3 + Math.round(shape.width * 10);
    const down = 2 + Math.round(shape.height * 8);
    for (let i = 0; i < across; i++) {
      for (let j = 0; j < down; j++) {
        if ((i * 7 + j * 3) % 4 === 0) continue;
        context.fillRect(
          -w / 2 + ((i + 0.15) * w) / across,
          -h / 2 + ((j + 0.15) * h) / down,
          (0.7 * w) / across,
          (0.7 * h) / down,
        );
      }
    }
  }
  context.restore();
}

function gradient(context: Context, x: number, y: number, dx: number, dy: number, from: Colour, to: Colour) {
  const fill = context.createLinearGradient(x - dx, y - dy, x + dx, y + dy);
  fill.addColorStop(0, css(from));
  fill.addColorStop(1, css(to));
  return fill;
}

export function css(colour: Colour): string {
  return `rgb(${colour.map((value) => Math.round(value * 255)).join(' ')})`;
}
