"""Sheets of pictures, as tools/train/sheet.ts writes them."""

from pathlib import Path

import cv2

SIDE = 160
"""Of a picture, in pixels."""
ACROSS = 10
"""Pictures side by side."""


def read_sheet(path: Path):
    """RGBA, row by row."""
    sheet = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    sheet = cv2.cvtColor(sheet, cv2.COLOR_BGRA2RGBA if sheet.shape[2] == 4 else cv2.COLOR_BGR2RGB)
    for top in range(0, sheet.shape[0], SIDE):
        for k in range(ACROSS):
            yield sheet[top : top + SIDE, k * SIDE : (k + 1) * SIDE]
