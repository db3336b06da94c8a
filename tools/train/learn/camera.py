"""
What light and a camera make of pictures: float [n, 3, side, side], 0 to 1. Every picture of a batch gets its own; all are
worked on at once, on whatever device they are.
"""

import math

import torch
from torch.nn import functional as F

from dice import Dice


def relit(pictures, dice: Dice, backlit=0.0):
    """Light of another strength and colour; a share of `backlit` is far darker, as before a window."""
    n = len(pictures)
    dark = dice.chance(backlit, n)
    strength = torch.where(dark, -dice.uniform(0.4, 1.3, n), dice.normal(0.22, n))
    factors = torch.exp(strength[:, None] + dice.normal(0.06, n, 3))
    return (pictures * factors[:, :, None, None]).clamp(max=1)


def camera(pictures, dice: Dice):
    """Light from one side, colour, exposure, contrast, focus, movement, noise, compression."""
    pictures = some(pictures, dice, 0.3, lit_from_side)
    pictures = exposed(coloured(pictures, dice), dice)
    pictures = focused(pictures, dice)
    pictures = some(pictures, dice, 0.12, moved)
    pictures = noisy(pictures, dice)
    return some(pictures, dice, 0.35, compressed)


def some(pictures, dice: Dice, share, change):
    """Changes a share of the pictures."""
    rows = dice.chance(share, len(pictures)).nonzero()[:, 0]
    return pictures.index_copy(0, rows, change(pictures[rows], dice)) if len(rows) else pictures


def lit_from_side(pictures, dice: Dice):
    """Light that falls off from one side of the picture to the other."""
    n, side = len(pictures), pictures.shape[-1]
    across = torch.linspace(-1, 1, side, device=pictures.device)
    x, y = dice.uniform(-0.4, 0.4, 2, n, 1) * across
    return (pictures * torch.exp(x[:, None, None, :] + y[:, None, :, None])).clamp(max=1)


def coloured(pictures, dice: Dice):
    """From nearly grey to garish."""
    share = dice.uniform(0.3, 1.4, len(pictures), 1, 1, 1)
    return (pictures * share + pictures.mean(1, keepdim=True) * (1 - share)).clamp(0, 1)


def exposed(pictures, dice: Dice):
    n = len(pictures)
    middle = pictures.mean((1, 2, 3), keepdim=True)
    levels = pictures ** torch.exp(dice.normal(0.25, n, 1, 1, 1))
    contrast = dice.uniform(0.55, 1.25, n, 1, 1, 1)
    light = torch.exp(dice.normal(0.15, n, 1, 1, 1) + dice.normal(0.05, n, 3, 1, 1))
    return ((levels - middle) * contrast + middle * light).clamp(0, 1)


def focused(pictures, dice: Dice):
    """One picture in two is blurred, one in eight sharpened, as webcams do."""
    n = len(pictures)
    sigma = dice.uniform(-1, 1.1, n)
    blurred = gaussian(pictures, sigma.abs().clamp(min=0.3))
    much = torch.where(dice.chance(0.25, n), dice.uniform(0.3, 1.2, n), torch.zeros(n, device=pictures.device))
    share = torch.where(sigma > 0, torch.ones_like(much), -much)[:, None, None, None]
    return torch.lerp(pictures, blurred, share).clamp(0, 1)


def gaussian(pictures, sigma, reach=3):
    """Blurs each picture by its own sigma, in pixels."""
    offsets = torch.arange(-reach, reach + 1, device=pictures.device)
    weights = torch.exp(-0.5 * (offsets / sigma[:, None]) ** 2)
    weights = weights / weights.sum(1, keepdim=True)
    for axis in (2, 3):
        around = [0, 0, reach, reach] if axis == 2 else [reach, reach, 0, 0]
        padded, length = F.pad(pictures, around, "replicate"), pictures.shape[axis]
        parts = (padded.narrow(axis, k, length) * weights[:, k, None, None, None] for k in range(2 * reach + 1))
        pictures = sum(parts)
    return pictures


def moved(pictures, dice: Dice, times=7):
    """As what moves while the shutter is open: the mean of the picture in several places."""
    n, side = len(pictures), pictures.shape[-1]
    length, angle = dice.uniform(2, 8, n), dice.uniform(0, math.pi, n)
    way = torch.stack([torch.cos(angle), torch.sin(angle)], 1) * (length / side)[:, None]
    still = torch.eye(2, 3, device=pictures.device).repeat(n, 1, 1)
    whole = 0
    for share in torch.linspace(-1, 1, times).tolist():
        still[:, :, 2] = way * share
        grid = F.affine_grid(still, list(pictures.shape), align_corners=False)
        whole = whole + F.grid_sample(pictures, grid, padding_mode="border", align_corners=False)
    return whole / times


def noisy(pictures, dice: Dice):
    """Grains of one pixel, or, as compression leaves them, of two."""
    n, channels, height, width = pictures.shape
    strength = dice.uniform(-0.03, 0.05, n, 1, 1, 1).clamp(min=0)
    fine = dice.normal(1, n, channels, height, width)
    coarse = dice.normal(1, n, channels, height // 2, width // 2)
    coarse = F.interpolate(coarse, size=(height, width), mode="bilinear", align_corners=False) * 1.6
    grains = torch.where(dice.chance(0.3, n)[:, None, None, None], coarse, fine)
    return (pictures + grains * strength).clamp(0, 1)


BLOCK = 8
LUMINANCE = [
    [16, 11, 10, 16, 24, 40, 51, 61],
    [12, 12, 14, 19, 26, 58, 60, 55],
    [14, 13, 16, 24, 40, 57, 69, 56],
    [14, 17, 22, 29, 51, 87, 80, 62],
    [18, 22, 37, 56, 68, 109, 103, 77],
    [24, 35, 55, 64, 81, 104, 113, 92],
    [49, 64, 78, 87, 103, 121, 120, 101],
    [72, 92, 95, 98, 112, 100, 103, 99],
]
"""Steps that brightness is rounded to, by frequency (ITU-T T.81, annex K)."""
CHROMINANCE = [
    [17, 18, 24, 47, 99, 99, 99, 99],
    [18, 21, 26, 66, 99, 99, 99, 99],
    [24, 26, 56, 99, 99, 99, 99, 99],
    [47, 66, 99, 99, 99, 99, 99, 99],
    *([[99] * 8] * 4),
]
"""The same of colour."""
TO_YCC = [[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]]


def compressed(pictures, dice: Dice):
    """As JPEG and video leave it: brightness, and colour at half the size, rounded in the frequencies of blocks."""
    quality = dice.uniform(25, 85, len(pictures))
    scale = torch.where(quality < 50, 50 / quality, 2 - quality / 50)[:, None, None, None]
    matrix = torch.tensor(TO_YCC, device=pictures.device)
    ycc = torch.einsum("ij,njyx->niyx", matrix, pictures)
    light = rounded(ycc[:, :1], scale, LUMINANCE)
    colour = rounded(F.avg_pool2d(ycc[:, 1:], 2), scale, CHROMINANCE)
    colour = F.interpolate(colour, scale_factor=2, mode="bilinear", align_corners=False)
    back = torch.einsum("ij,njyx->niyx", torch.linalg.inv(matrix), torch.cat([light, colour], 1))
    return back.clamp(0, 1)


def rounded(channels, scale, steps):
    """Channels [n, c, height, width] as a discrete cosine transform of their blocks leaves them, rounded to steps."""
    n, c, height, width = channels.shape
    k = torch.arange(BLOCK, device=channels.device)
    waves = torch.cos((2 * k[None] + 1) * k[:, None] * math.pi / (2 * BLOCK)) * (2 / BLOCK) ** 0.5
    waves[0] /= 2**0.5
    blocks = channels.view(n, c, height // BLOCK, BLOCK, width // BLOCK, BLOCK).transpose(3, 4)
    size = torch.tensor(steps, device=channels.device) / 255 * scale[..., None, None]
    frequencies = torch.round(waves @ blocks @ waves.T / size) * size
    return (waves.T @ frequencies @ waves).transpose(3, 4).reshape(n, c, height, width)
