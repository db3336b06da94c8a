"""What tools/train/cli.mjs made ready: pictures of hands with alpha, and what the teacher said of them."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from sheets import SIDE, read_sheet

POINTS = 21
AROUND = 1.9
"""Side of the square that a hand is cut out of a room with, in longer sides of its points' box."""


@dataclass
class Lessons:
    """Drawn hands, then photographed ones: first those of the digits' photographs, then those of rooms."""

    pictures: np.ndarray
    """uint8 [n, 160, 160, 4]: cut-outs, RGB times alpha, and alpha."""
    arms: np.ndarray
    """int [n]: the edge of its cut-out that each arm leaves by: left, right, upper, lower."""
    photographs: np.ndarray
    """uint8 [photographs, 160, 160, 3]: those of digits as they are, which is all of their cut-outs."""
    in_rooms: np.ndarray
    """uint8 [rooms, 360, 480, 3]: those of rooms as they are."""
    squares: np.ndarray
    """float [n - drawn, 3]: left, top, side of the cut-out in the photograph, in pixels."""
    files: list
    """Names of the photographs, n - drawn."""
    labels: np.ndarray
    """int [n]: the digit, -1 for poses that are none."""
    sure: np.ndarray
    """float [n]: 0 where the teacher has nothing to say."""
    points: np.ndarray
    """float [n, 21, 2]: shares of the cut-out's side."""
    descriptions: np.ndarray
    """float [n, 925]."""
    drawn: int
    """The first so many are drawn."""


def read_lessons(folder: Path, shared: Path) -> Lessons:
    sheets = sorted(folder.glob("drawn-*.webp"), key=lambda path: int(path.stem.split("-")[1]))
    drawn = np.concatenate([read_rows(path.with_suffix(".lessons")) for path in sheets])
    cut = [picture for path in sheets for picture in read_sheet(path)][: len(drawn)]
    taken = read_taken(folder / "photographs", shared / "datasets/sign-language-digits", as_photograph)
    rooms = read_taken(folder / "rooms", shared / "datasets/hands-in-rooms", as_room)
    rows = np.concatenate([drawn, taken[0], rooms[0]])
    points = rows[:, 2:44].reshape(-1, POINTS, 2)
    return Lessons(
        pictures=np.stack([times_alpha(picture) for picture in [*cut, *taken[1], *rooms[1]]]),
        arms=np.array([arm_edge(at) for at in points]),
        photographs=np.stack(taken[2]),
        in_rooms=np.stack(rooms[2]),
        squares=np.concatenate([taken[3], rooms[3]]),
        files=[*taken[4], *rooms[4]],
        labels=rows[:, 0].astype(int),
        sure=rows[:, 1],
        points=points,
        descriptions=rows[:, 44:],
        drawn=len(drawn),
    )


def read_taken(path: Path, photographs: Path, frame):
    """:return: rows, their points as shares of the cut-outs; cut-outs; photographs; squares of the cut-outs; files."""
    rows = read_rows(path.with_suffix(".lessons"))
    files = path.with_suffix(".txt").read_text().split("\n")
    kept = path.with_suffix(".masks.npz")
    masks = read_masks(kept, files)
    cut, opaque, squares = [], [], []
    for i, (row, file) in enumerate(zip(rows, files)):
        picture = cv2.imread(str(photographs / file))[:, :, ::-1]
        picture, points, square = frame(picture, row[2:44].reshape(POINTS, 2))
        left, top, side = square
        scale = side / SIDE
        matrix = np.array([[scale, 0, left + scale / 2 - 0.5], [0, scale, top + scale / 2 - 0.5]])
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        part = cv2.warpAffine(picture, matrix, (SIDE, SIDE), flags=flags, borderMode=cv2.BORDER_REPLICATE)
        points = (points - [left, top]) / side
        mask = masks[i] if masks is not None else cut_out(part, points * SIDE)
        row[2:44] = points.ravel()
        cut.append(np.dstack([part, mask]))
        opaque.append(np.ascontiguousarray(picture))
        squares.append(square)
    if masks is None:
        part = kept.with_suffix(".part.npz")
        np.savez_compressed(part, masks=np.stack([picture[..., 3] for picture in cut]), files=np.array(files))
        part.rename(kept)
    return rows, cut, opaque, np.array(squares, np.float32), files


def read_masks(kept: Path, files):
    """Masks that were made before of the same pictures, or None."""
    if not kept.exists():
        return None
    with np.load(kept) as known:
        return known["masks"] if "files" in known and list(known["files"]) == files else None


def as_photograph(picture, points):
    """The photograph in a cut-out's size: all of it is the cut-out."""
    picture = cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    return picture, points * SIDE, (0, 0, SIDE)


def as_room(picture, points):
    """A square around the hand is the cut-out; the room's points are shares of its width."""
    points = points * picture.shape[1]
    low, high = points.min(0), points.max(0)
    side = max(float((high - low).max()) * AROUND, 1.0)
    left, top = (low + high) / 2 - side / 2
    return picture, points, (left, top, side)


def read_rows(path: Path):
    return np.fromfile(path, np.float32).reshape(-1, 969)


def times_alpha(picture):
    """Edges stay clean however such a picture is turned and scaled."""
    wide = picture.astype(np.uint16)
    wide[..., :3] = wide[..., :3] * wide[..., 3:] // 255
    return wide.astype(np.uint8)


def arm_edge(points):
    """The edge of the cut-out that the arm leaves by: 0 left, 1 right, 2 upper, 3 lower."""
    along = points[0] - points[9]
    with np.errstate(divide="ignore", invalid="ignore"):
        # How far the wrist is from each edge, along the arm.
        ways = np.array([-points[0][0], 1 - points[0][0], -points[0][1], 1 - points[0][1]]) / along[[0, 0, 1, 1]]
    ways[~(ways > 0)] = np.inf
    return int(ways.argmin())


BONES = [(0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (5, 6), (6, 7), (7, 8), (5, 9), (9, 10), (10, 11), (11, 12)]
BONES += [(9, 13), (13, 14), (14, 15), (15, 16), (13, 17), (0, 17), (17, 18), (18, 19), (19, 20)]
PALM = [0, 1, 5, 9, 13, 17]


def cut_out(picture, points):
    """
    The hand's mask, 0 to 255, by GrabCut (Rother et al. 2004), which is told that the bones lie in the hand and that
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
    return (cv2.GaussianBlur(hand, (0, 0), 1.0) * 255).astype(np.uint8)
