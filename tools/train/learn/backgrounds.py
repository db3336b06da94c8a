"""What hands are put before: parts of rooms without their hands, drawn rooms, and things painted at random."""

import json
from pathlib import Path

import cv2
import numpy as np

from sheets import SIDE, read_sheet

FIRST_ROOM = 312
"""The rooms before it are not trained on: tools/train/taken.ts says why."""
ROOMS = 1245
PER_ROOM = 4
PAINTED = 900
GAP = 12
"""Pixels that a part of a room keeps from hands."""


def read_backgrounds(folder: Path, rooms: Path, seed: int, without=lambda file: False):
    """
    :param folder: What tools/train/cli.mjs made.
    :param without: Which rooms to leave out.
    :return: uint8 [n, 160, 160, 3].
    """
    random = np.random.default_rng(seed)
    sheets = sorted(folder.glob("clutter-*.webp"), key=lambda path: int(path.stem.split("-")[1]))
    drawn = [picture[..., :3] for path in sheets for picture in read_sheet(path)]
    return np.stack([*parts_of_rooms(rooms, random, without), *drawn, *(paint(random) for _ in range(PAINTED))])


def parts_of_rooms(rooms: Path, random, without):
    for room in json.loads((rooms / "hands.json").read_text())[FIRST_ROOM:ROOMS]:
        if without(room["file"]):
            continue
        picture = cv2.imread(str(rooms / room["file"]))[:, :, ::-1]
        for _ in range(PER_ROOM):
            square = place(room, random)
            if square:
                left, top, side = square
                part = picture[top : top + side, left : left + side]
                yield cv2.resize(part, (SIDE, SIDE), interpolation=cv2.INTER_AREA)


def place(room, random):
    """A square that touches no hand; the largest of some."""
    best = None
    for _ in range(40):
        side = int(random.integers(70, room["height"]))
        left = int(random.integers(0, room["width"] - side))
        top = int(random.integers(0, room["height"] - side + 1))
        free = all(
            left >= x1 + GAP or left + side <= x0 - GAP or top >= y1 + GAP or top + side <= y0 - GAP
            for x0, y0, x1, y1 in (hand["box"] for hand in room["hands"])
        )
        if free and (best is None or side > best[2]):
            best = left, top, side
            if random.random() < 0.3:
                break
    return best


def paint(random):
    """Gradients, boxes, ellipses, lines, stripes, noise; some in the colours of skin and wood."""
    picture = np.empty((SIDE, SIDE, 3), np.float32)
    a, b = colour(random), colour(random)
    angle = random.uniform(0, 2 * np.pi)
    y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE - 0.5
    ramp = np.clip((x * np.cos(angle) + y * np.sin(angle)) + 0.5, 0, 1)[..., None]
    picture[:] = a + (b - a) * ramp * random.uniform(0, 1)
    for _ in range(int(random.choice([0, 2, 8, 25, 60]))):
        shade = tuple(float(v) for v in colour(random))
        p, q = (tuple(int(v) for v in random.integers(-20, SIDE + 20, 2)) for _ in range(2))
        kind = random.integers(0, 4)
        if kind == 0:
            cv2.rectangle(picture, p, q, shade, -1)
        elif kind == 1:
            size = tuple(int(v) for v in random.integers(3, 60, 2))
            cv2.ellipse(picture, p, size, float(random.uniform(0, 180)), 0, 360, shade, -1, cv2.LINE_AA)
        elif kind == 2:
            cv2.line(picture, p, q, shade, int(random.integers(1, 18)), cv2.LINE_AA)
        else:
            for k in range(int(random.integers(3, 12))):
                step = int(random.integers(6, 16))
                cv2.rectangle(picture, (p[0] + k * step, p[1]), (p[0] + k * step + step // 2, q[1]), shade, -1)
    if random.random() < 0.3:
        grain = random.normal(0, 1, (int(random.choice([20, 40, 80])),) * 2).astype(np.float32)
        picture += cv2.resize(grain, (SIDE, SIDE))[..., None] * random.uniform(5, 40)
    if random.random() < 0.6:
        picture = cv2.GaussianBlur(picture, (0, 0), random.uniform(0.5, 5))
    return np.clip(picture, 0, 255).astype(np.uint8)


def colour(random):
    if random.random() < 0.25:
        light = random.uniform(50, 245)
        return np.array([light, light * random.uniform(0.6, 0.85), light * random.uniform(0.42, 0.75)])
    grey = random.uniform(5, 255)
    return np.clip(grey + random.uniform(-1, 1, 3) * random.uniform(0, 1) ** 2 * 150, 0, 255)
