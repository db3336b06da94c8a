"""What tools/train/cli.mjs made ready: pictures of hands with alpha, and what the teacher said of them."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

SIDE = 160
POINTS = 21


@dataclass
class Lessons:
    """Drawn hands, then photographed ones."""

    pictures: np.ndarray
    """uint8 [n, 160, 160, 4]: RGB times alpha, and alpha."""
    halves: np.ndarray
    """uint8 [n, 80, 80, 4]: the same at half the size."""
    opaque: np.ndarray
    """uint8 [n - drawn, 160, 160, 3]: photographs as they are."""
    labels: np.ndarray
    """int [n]: the digit, -1 for poses that are none."""
    sure: np.ndarray
    """float [n]: 0 where the teacher has nothing to say."""
    points: np.ndarray
    """float [n, 21, 2]: shares of the picture's side."""
    descriptions: np.ndarray
    """float [n, 925]."""
    drawn: int
    """The first so many are drawn."""


def read_lessons(folder: Path, photographs: Path) -> Lessons:
    drawn = sorted(folder.glob("drawn-*.lessons"), key=lambda path: int(path.stem.split("-")[1]))
    rows = [read_rows(path) for path in drawn]
    pictures = [read_rgba(path.with_suffix(".rgba")) for path in drawn]
    count = sum(len(part) for part in rows)
    taken = read_rows(folder / "photographs.lessons")
    files = (folder / "photographs.txt").read_text().split("\n")
    opaque = [read_photograph(photographs / file) for file in files]
    cut = folder / "photographs.rgba"
    if not cut.exists():
        cut_all(opaque, taken).tofile(cut)
    pictures.append(read_rgba(cut))
    rows = np.concatenate([*rows, taken])
    pictures = np.concatenate(pictures)
    return Lessons(
        pictures=pictures,
        halves=np.stack([cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA) for picture in pictures]),
        opaque=np.stack(opaque),
        labels=rows[:, 0].astype(int),
        sure=rows[:, 1],
        points=rows[:, 2:44].reshape(-1, POINTS, 2),
        descriptions=rows[:, 44:],
        drawn=count,
    )


def read_photograph(path: Path):
    return cv2.resize(cv2.imread(str(path)), (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)[:, :, ::-1]


def cut_all(pictures, rows):
    """RGBA of every photograph; all of it where the teacher saw no hand."""
    cut = []
    for picture, row in zip(pictures, rows):
        points = row[2:44].reshape(POINTS, 2) * SIDE
        mask = cut_out(picture, points) if row[1] > 0 else np.ones((SIDE, SIDE))
        cut.append(np.dstack([picture, mask * 255]))
    return np.stack(cut).astype(np.uint8)


def read_rows(path: Path):
    return np.fromfile(path, np.float32).reshape(-1, 969)


def read_rgba(path: Path):
    """RGB times alpha, so that edges stay clean however the picture is turned and scaled."""
    pictures = np.fromfile(path, np.uint8).reshape(-1, SIDE, SIDE, 4).astype(np.uint16)
    pictures[..., :3] = pictures[..., :3] * pictures[..., 3:] // 255
    return pictures.astype(np.uint8)


BONES = [(0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (5, 6), (6, 7), (7, 8), (5, 9), (9, 10), (10, 11), (11, 12)]
BONES += [(9, 13), (13, 14), (14, 15), (15, 16), (13, 17), (0, 17), (17, 18), (18, 19), (19, 20)]
PALM = [0, 1, 5, 9, 13, 17]


def cut_out(picture, points):
    """
    The hand's mask, 0 to 1, by GrabCut (Rother et al. 2004), which is told that the bones lie in the hand and that
    what is far from all of them does not.
    """
    palm = np.linalg.norm(points[0] - points[9]) or 1
    at = [tuple(int(v) for v in point) for point in points]
    mask = np.full((SIDE, SIDE), cv2.GC_BGD, np.uint8)
    arm = tuple(int(v) for v in points[0] + (points[0] - points[9]) * 2)
    lines = [*[(at[a], at[b]) for a, b in BONES], (at[0], arm)]
    for thickness, kind in ((0.9, cv2.GC_PR_BGD), (0.42, cv2.GC_PR_FGD), (0.1, cv2.GC_FGD)):
        for k, (a, b) in enumerate(lines):
            # Where the arm goes is a guess.
            sure = kind == cv2.GC_FGD and k == len(lines) - 1
            if not sure:
                cv2.line(mask, a, b, kind, max(1, int(thickness * palm)))
        if kind != cv2.GC_PR_BGD:
            cv2.fillPoly(mask, [np.array([at[i] for i in PALM])], kind)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.grabCut(np.ascontiguousarray(picture), mask, None, *models, 4, cv2.GC_INIT_WITH_MASK)
    hand = np.isin(mask, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.float32)
    return cv2.GaussianBlur(hand, (0, 0), 1.0)
