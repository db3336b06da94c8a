"""Pictures as a camera could have taken them: a hand of any size anywhere before any background, in any light."""

import math

import cv2
import numpy as np
from torch.utils.data import Dataset

from lessons import POINTS, SIDE as SOURCE, Lessons

SIDE = 128
"""Side of what the network sees."""
NO_HAND = 0.22
PHOTOGRAPHED = 0.28
"""Share of hands that are from photographs of digits."""
IN_ROOMS = 0.22
"""Share of hands that were raised in rooms. The others are drawn."""
AS_TAKEN = 0.35, 0.6
"""Shares of the photographs, and of those in rooms, that keep their own background."""
FRAMED = 0.45
"""Share of hands that are seen as `mobilenet()` reads them, in a square close around them; the others are anywhere."""
LEVELS = np.arange(256) / 255


class Views(Dataset):
    """Batches. Each takes its numbers from the seed and its own number, so that a run can be taken up again."""

    def __init__(self, lessons: Lessons, backgrounds, seed: int, size: int):
        self.lessons = lessons
        self.backgrounds = backgrounds
        self.seed = seed
        self.size = size
        known = np.flatnonzero(lessons.sure > 0)
        rooms = len(lessons.sure) - lessons.rooms
        self.photographed = known[(known >= lessons.drawn) & (known < rooms)]
        self.in_rooms = known[known >= rooms]
        self.grain = np.random.default_rng(seed).normal(0, 1, (256, 256, 3)).astype(np.float32)

    def __getitem__(self, number: int):
        """:return: pictures uint8 [n, 128, 128, 3], which lesson each shows (-1: none), points [n, 21, 2] in shares."""
        size = self.size
        random = np.random.default_rng((self.seed, number))
        pictures = np.empty((size, SIDE, SIDE, 3), np.uint8)
        which = np.full(size, -1)
        points = np.zeros((size, POINTS, 2), np.float32)
        for i in range(size):
            picture = self.behind(random)
            if random.random() > NO_HAND:
                which[i] = self.choose(random)
                picture, points[i] = self.put(picture, which[i], random)
            pictures[i] = camera(picture, self.grain, random)
        return pictures, which, points

    def choose(self, random):
        kind = random.random()
        if kind < IN_ROOMS:
            return random.choice(self.in_rooms)
        if kind < IN_ROOMS + PHOTOGRAPHED:
            return random.choice(self.photographed)
        return random.integers(self.lessons.drawn)

    def behind(self, random):
        picture = self.backgrounds[random.integers(len(self.backgrounds))]
        share = random.uniform(0.35, 1)
        turn = random.normal(0, 0.15)
        flip = random.choice([-1, 1])
        scale = share * SOURCE / SIDE
        a = np.array([[flip * math.cos(turn), -math.sin(turn)], [flip * math.sin(turn), math.cos(turn)]]) * scale
        middle = SOURCE / 2 + random.uniform(-1, 1, 2) * (1 - share) * SOURCE / 2
        return relit(warp(picture, a, middle, (0.5, 0.5), cv2.BORDER_REFLECT), random)

    def put(self, picture, which, random):
        """The picture with the hand in it, and where its points are."""
        lessons = self.lessons
        photograph = which - lessons.drawn
        in_room = which >= len(lessons.points) - lessons.rooms
        as_taken = photograph >= 0 and random.random() < AS_TAKEN[int(in_room)]
        if as_taken:
            source = lessons.opaque[photograph]
            left, top, side = lessons.squares[photograph]
            points = lessons.points[which] * side + np.array([left, top], np.float32)
            whole = min(source.shape[:2])
        else:
            source, whole = lessons.pictures[which], SOURCE
            points = lessons.points[which] * SOURCE
        low, high = points.min(0), points.max(0)
        middle, extent = (low + high) / 2, float((high - low).max())
        framed = random.random() < FRAMED
        # As AROUND in src/backbone/mobilenet/squares.ts wants it. Of the others, half take up less than 0.45 of the view.
        size = 0.67 * math.exp(random.normal(0, 0.15)) if framed else math.exp(random.uniform(*np.log([0.2, 1.02])))
        turn = random.uniform(-1.2, 1.2) if random.random() < 0.1 else random.normal(0, math.radians(16))
        if as_taken:
            # A photograph's own background ends where the photograph does.
            size = max(size, extent / whole * random.uniform(0.85, 1.4))
            turn *= 0.4
        room = (max(0, 1 - size) / 2 + 0.08) * (0.5 if as_taken and not in_room else 1)
        at = 0.5 + (random.normal(0, 0.06, 2) if framed else random.uniform(-1, 1, 2) * room)
        flip = random.choice([-1, 1]) * math.exp(random.normal(0, 0.06))
        cos, sin = math.cos(turn), math.sin(turn)
        # view -> source, in pixels: p = middle + a (q - at)
        a = np.array([[flip * cos, -flip * sin], [sin, cos]]) * extent / (size * SIDE)
        seen = np.linalg.solve(a * SIDE, (points - middle).T).T + at
        # Where several pixels of the source fall into one of the view, they are averaged first.
        coarse = abs(np.linalg.det(a)) ** 0.5 > 1.5
        if as_taken:
            if coarse:
                source = cv2.blur(source, (2, 2))
            return relit(warp(source, a, middle, at, cv2.BORDER_REPLICATE), random), seen
        if coarse:
            source, a, middle = lessons.halves[which], a / 2, middle / 2
        # Arms go on beyond the cut-out.
        hand = warp(source, a, middle, at, cv2.BORDER_REPLICATE)
        alpha = hand[:, :, 3:].astype(np.uint16)
        lit = hand[:, :, :3] if random.random() < 0.3 else relit(hand[:, :, :3], random, backlit=0.12)
        # Colours were multiplied by alpha before.
        lit = np.minimum(lit, hand[:, :, 3:])
        return (lit + (picture * (255 - alpha) // 255)).astype(np.uint8), seen


def warp(source, a, middle, at, border):
    """What is seen where `at` (shares of the view) shows `middle` (pixels of the source)."""
    offset = middle - a @ (np.asarray(at) * SIDE)
    # Pixels count from their middles.
    offset = offset + a @ np.array([0.5, 0.5]) - 0.5
    matrix = np.hstack([a, offset[:, None]])
    return cv2.warpAffine(
        source, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=border
    )


def relit(picture, random, backlit=0.0):
    """Light of another strength and colour; a share of `backlit` is far darker, as before a window."""
    strength = -random.uniform(0.4, 1.3) if random.random() < backlit else random.normal(0, 0.22)
    factors = math.exp(strength) * np.exp(random.normal(0, 0.06, 3))
    return cv2.LUT(picture, table(LEVELS[:, None] * factors))


def camera(picture, grain, random):
    """What a camera makes of it: light from one side, colour, exposure, contrast, blur, noise, compression."""
    if random.random() < 0.3:
        picture = lit_from_side(picture, random)
    share = random.uniform(0.3, 1.4)
    grey = (1 - share) / 3
    picture = cv2.transform(picture, np.full((3, 3), grey) + np.eye(3) * share)
    middle = float(picture.mean()) / 255
    levels = LEVELS[:, None] ** math.exp(random.normal(0, 0.25))
    light = math.exp(random.normal(0, 0.15)) * np.exp(random.normal(0, 0.05, 3))
    picture = cv2.LUT(picture, table((levels - middle) * random.uniform(0.55, 1.25) + middle * light))
    blur = random.uniform(-1, 1.1)
    if random.random() < 0.12:
        picture = moved(picture, random)
    elif blur > 0.3:
        picture = cv2.GaussianBlur(picture, (0, 0), blur)
    noise = random.uniform(-0.03, 0.05)
    if noise > 0.003:
        y, x = random.integers(0, 256 - SIDE, 2)
        grains = grain[y : y + SIDE, x : x + SIDE] * (noise * 255)
        picture = cv2.add(picture, grains, dtype=cv2.CV_8U)
    if random.random() < 0.35:
        picture = compressed(picture, random)
    return picture


def lit_from_side(picture, random):
    """Light that falls off from one side of the picture to the other."""
    x, y = random.uniform(-0.4, 0.4, 2)
    across = np.linspace(-1, 1, SIDE, dtype=np.float32)
    light = np.exp(x * across)[None, :, None] * np.exp(y * across)[:, None, None]
    return cv2.multiply(picture, np.repeat(light, 3, axis=2), dtype=cv2.CV_8U)


def moved(picture, random):
    """As what moves while the shutter is open."""
    length = random.uniform(2, 8)
    angle = random.uniform(0, math.pi)
    half = np.array([math.cos(angle), math.sin(angle)]) * length / 2
    middle = 4
    ends = (tuple(int(v) for v in np.rint((middle + sign * half) * 16)) for sign in (-1, 1))
    kernel = np.zeros((9, 9), np.uint8)
    cv2.line(kernel, *ends, 255, 1, cv2.LINE_AA, 4)
    kernel = kernel.astype(np.float32)
    return cv2.filter2D(picture, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)


def compressed(picture, random):
    """As JPEG and video leave it."""
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(25, 85))]
    _, data = cv2.imencode(".jpg", picture[..., ::-1], quality)
    return cv2.imdecode(data, cv2.IMREAD_COLOR)[..., ::-1]


def table(levels):
    """A look-up table of three channels from levels in 0..1."""
    return np.clip(levels * 255 + 0.5, 0, 255).astype(np.uint8)[:, None, :]
