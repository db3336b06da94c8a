"""Pictures as a camera could have taken them: a hand of any size anywhere before any background, in any light."""

import math

import numpy as np
import torch
from torch.nn import functional as F
from torch.utils.data import Dataset

from camera import camera, relit
from dice import Dice
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
FRAMED = 0.55
"""Share of hands that are seen as `mobilenet()` reads them, in a square close around them; the others are anywhere."""
READ_AT = 0.67
"""Size of such a hand, as AROUND in src/backbone/mobilenet/squares.ts wants it: a share of the square's side."""
SMALL = 0.2
"""Share of hands that have few pixels: seen at half the size that there would be."""
LEVELS = 3
"""How often a source is there, each time at half the size."""


class Views(Dataset):
    """Batches of pictures. Each takes its numbers from the seed and its own number: a run can be taken up again."""

    def __init__(self, lessons: Lessons, chosen, backgrounds, seed: int, size: int, device):
        """
        :param chosen: bool [n]: lessons that are shown.
        :param backgrounds: uint8 [n, 160, 160, 3].
        """
        self.seed, self.size, self.device = seed, size, device
        kinds = np.repeat([0, 1, 2], [lessons.drawn, len(lessons.photographs), len(lessons.in_rooms)])
        known = chosen & ((lessons.sure > 0) | (kinds == 0))
        self.kinds = torch.from_numpy(kinds).to(device)
        self.rows = [torch.from_numpy(np.flatnonzero(known & (kinds == kind))).to(device) for kind in range(3)]
        self.first = lessons.drawn, lessons.drawn + len(lessons.photographs)
        self.backgrounds = torch.from_numpy(backgrounds).permute(0, 3, 1, 2).to(device)
        arms = torch.from_numpy(lessons.arms).to(device)
        self.cut = [closed(level, arms) for level in halved(lessons.pictures, device)]
        self.photographs = halved(lessons.photographs, device)
        self.in_rooms = halved(lessons.in_rooms, device)
        self.squares = torch.from_numpy(np.r_[np.tile([0, 0, SOURCE], (lessons.drawn, 1)), lessons.squares])
        self.squares = self.squares.float().to(device)
        self.points = torch.from_numpy(lessons.points).float().to(device)

    def __getitem__(self, number: int):
        """:return: pictures [n, 3, 128, 128] in -1..1, which lesson each shows (-1: none), points [n, 21, 2] in shares."""
        dice, n = Dice(self.device, self.seed, number), self.size
        pictures = self.behind(dice)
        which = torch.where(dice.chance(NO_HAND, n), torch.full((n,), -1, device=self.device), self.choose(dice))
        points = torch.zeros(n, POINTS, 2, device=self.device)
        rows = (which >= 0).nonzero()[:, 0]
        seen, points[rows] = self.put(pictures[rows], which[rows], dice)
        pictures = camera(pictures.index_copy(0, rows, seen), dice)
        return pictures * 2 - 1, which, points

    def choose(self, dice: Dice):
        kind = dice.uniform(0, 1, self.size)
        drawn, photographed, in_rooms = (rows[dice.below(len(rows), self.size)] for rows in self.rows)
        return torch.where(
            kind < IN_ROOMS, in_rooms, torch.where(kind < IN_ROOMS + PHOTOGRAPHED, photographed, drawn)
        )

    def behind(self, dice: Dice):
        n = self.size
        share, turn = dice.uniform(0.35, 1, n), dice.normal(0.15, n)
        a = turned(turn, dice.sign(n)) * (share * SOURCE)[:, None, None]
        middle = SOURCE / 2 + dice.uniform(-1, 1, n, 2) * ((1 - share) * SOURCE / 2)[:, None]
        pictures = self.backgrounds[dice.below(len(self.backgrounds), n)]
        return relit(warp(pictures, a, middle, torch.full((n, 2), 0.5, device=self.device), "reflection"), dice)

    def put(self, pictures, which, dice: Dice):
        """The pictures with the hands in them, and where their points are."""
        n, kinds = len(which), self.kinds[which]
        shares = torch.tensor([0, *AS_TAKEN], device=self.device)[kinds]
        taken = dice.chance(shares, n)
        squares = self.squares[which]
        points = self.points[which] * torch.where(taken, squares[:, 2], SOURCE)[:, None, None]
        points = points + squares[:, None, :2] * taken[:, None, None]
        low, high = points.amin(1), points.amax(1)
        middle, extent = (low + high) / 2, (high - low).amax(1)
        # Of those that are anywhere, half take up less than 0.45 of the view.
        framed = dice.chance(FRAMED, n)
        anywhere = torch.exp(dice.uniform(math.log(0.2), math.log(1.02), n))
        size = torch.where(framed, READ_AT * torch.exp(dice.normal(0.15, n)), anywhere)
        turn = torch.where(dice.chance(0.1, n), dice.uniform(-1.2, 1.2, n), dice.normal(math.radians(16), n))
        # A photograph's own background ends where the photograph does.
        whole = torch.where(kinds == 2, self.in_rooms[0].shape[2], SOURCE)
        least = extent / whole * dice.uniform(0.85, 1.4, n)
        size = torch.where(taken, torch.maximum(size, least), size)
        turn = torch.where(taken, 0.4 * turn, turn)
        room = ((1 - size).clamp(min=0) / 2 + 0.08) * torch.where(taken & (kinds == 1), 0.5, 1.0)
        at = 0.5 + torch.where(framed[:, None], dice.normal(0.06, n, 2), dice.uniform(-1, 1, n, 2) * room[:, None])
        flip = dice.sign(n) * torch.exp(dice.normal(0.06, n))
        a = turned(turn, flip) * (extent / size)[:, None, None]
        hands = self.layer(which, taken, a, middle, at, dice.chance(SMALL, n))
        light, alpha = hands[:, :3], hands[:, 3:]
        plain = dice.chance(0.3, n) & ~taken
        backlit = torch.where(taken, 0.0, 0.12)
        light = torch.where(plain[:, None, None, None], light, relit(light, dice, backlit))
        # Colours were multiplied by alpha before.
        light = torch.minimum(light, alpha)
        seen = torch.linalg.solve(a, (points - middle[:, None]).transpose(1, 2)).transpose(1, 2) + at[:, None]
        return light + pictures * (1 - alpha), seen

    def layer(self, which, taken, a, middle, at, small):
        """Hands, and whatever is seen of their own pictures, as [n, 4, 128, 128]: colours times alpha, and alpha."""
        # Where several pixels of a source fall into one of the view, they are averaged first.
        scale = torch.linalg.det(a).abs().sqrt() / SIDE
        level = (torch.log2(scale) + 0.4).floor().clamp(0, LEVELS - 2) + small
        kinds = self.kinds[which]
        layer = torch.ones(len(which), 4, SIDE, SIDE, device=self.device)
        for chosen, sources, first in (
            (~taken, self.cut, 0),
            (taken & (kinds == 1), self.photographs, self.first[0]),
            (taken & (kinds == 2), self.in_rooms, self.first[1]),
        ):
            for k, source in enumerate(sources):
                rows = (chosen & (level == k)).nonzero()[:, 0]
                if len(rows) == 0:
                    continue
                # Arms go on beyond the cut-out.
                part = source[which[rows] - first]
                layer[rows, : part.shape[1]] = warp(part, a[rows] / 2**k, middle[rows] / 2**k, at[rows], "border")
        return layer

    def plain(self, which, mirrored=False):
        """Photographs as they are, [n, 3, 128, 128] in -1..1: each hand as it is read, nothing done to them."""
        taken = torch.ones(len(which), dtype=torch.bool, device=self.device)
        squares = self.squares[which]
        points = self.points[which] * squares[:, 2, None, None] + squares[:, None, :2]
        low, high = points.amin(1), points.amax(1)
        turn = torch.zeros(len(which), device=self.device)
        flip = torch.full_like(turn, -1 if mirrored else 1)
        a = turned(turn, flip) * ((high - low).amax(1) / READ_AT)[:, None, None]
        at = torch.full((len(which), 2), 0.5, device=self.device)
        return self.layer(which, taken, a, (low + high) / 2, at, torch.zeros_like(turn))[:, :3] * 2 - 1


def turned(turn, flip):
    """[n, 2, 2] that turn a view, and stretch it across."""
    cos, sin = torch.cos(turn), torch.sin(turn)
    return torch.stack([torch.stack([flip * cos, -sin], 1), torch.stack([flip * sin, cos], 1)], 1)


def warp(sources, a, middle, at, beyond):
    """
    What is seen where `at` (shares of the view) shows `middle` (pixels of the source).

    :param sources: uint8 [n, c, height, width].
    :param a: [n, 2, 2]: pixels of the source for shares of the view.
    """
    height, width = sources.shape[2:]
    size = torch.tensor([width, height], device=a.device)
    move = 2 * (middle + (a @ (0.5 - at)[:, :, None])[:, :, 0]) / size - 1
    theta = torch.cat([a / size[:, None], move[:, :, None]], 2)
    grid = F.affine_grid(theta, [len(a), 1, SIDE, SIDE], align_corners=False)
    return F.grid_sample(sources.float() / 255, grid, padding_mode=beyond, align_corners=False)


def halved(pictures, device):
    """uint8 [n, height, width, c] as [n, c, height, width], again and again at half the size."""
    levels = [torch.from_numpy(pictures).permute(0, 3, 1, 2).to(device)]
    while len(levels) < LEVELS:
        parts = [F.avg_pool2d(part.float(), 2).add(0.5).byte() for part in levels[-1].split(256)]
        levels.append(torch.cat(parts))
    return levels


def closed(pictures, arms):
    """
    Empties the outermost pixels, but for the edge that the arm leaves by. So that what repeats the edge's pixels beyond
    it draws the arm on, and nothing else.
    """
    edges = (pictures[..., 0], pictures[..., -1], pictures[:, :, 0], pictures[:, :, -1])
    for edge, pixels in enumerate(edges):
        pixels.masked_fill_((arms != edge)[:, None, None], 0)
    return pictures
