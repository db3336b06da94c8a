"""
What a run leaves out of what may be trained on, to choose by: the pictures that figures are reported of are not to be
chosen by. Of people and of rooms alike, a quarter.
"""

import numpy as np

from backgrounds import FIRST_ROOM, ROOMS
from lessons import Lessons

FOLDS = 4


def left_out(lessons: Lessons, fold):
    """bool [n]: which lessons a run with this fold, 0 to 3 or None, leaves out. Drawn hands are always shown."""
    out = np.zeros(len(lessons.labels), bool)
    if fold is not None:
        out[lessons.drawn :] = [fold_of(file) == fold for file in lessons.files]
    return out


def fold_of(file: str):
    """Rooms of the same moment stay together: they follow each other."""
    if "/" in file:
        # Every other person is trained on.
        return int(file.split("/")[0].split("-")[1]) // 2 % FOLDS
    return (int(file.split(".")[0]) - FIRST_ROOM) * FOLDS // (ROOMS - FIRST_ROOM)
