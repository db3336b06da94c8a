"""
What a run leaves out of what may be trained on, to choose by: the pictures that figures are reported of are not to be
chosen by. Of people and of rooms alike, a quarter a fold.
"""

import numpy as np

from backgrounds import FIRST_ROOM, ROOMS
from lessons import Lessons

FOLDS = 4


def left_out(lessons: Lessons, folds):
    """bool [n]: which lessons a run with these folds, each 0 to 3, leaves out. Drawn hands are always shown."""
    out = np.zeros(len(lessons.labels), bool)
    out[lessons.drawn :] = [fold_of(file) in folds for file in lessons.files]
    return out


def fold_of(file: str):
    """Rooms of the same moment stay together: they follow each other."""
    if "/" in file:
        # Every other person is trained on.
        return int(file.split("/")[0].split("-")[1]) // 2 % FOLDS
    return (int(file.split(".")[0]) - FIRST_ROOM) * FOLDS // (ROOMS - FIRST_ROOM)
