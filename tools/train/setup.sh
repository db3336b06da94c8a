#!/bin/sh
# What training needs, from Debian's packages: PyTorch, OpenCV (GrabCut, warping), NumPy. No accelerator.
set -eu
as_root=$([ "$(id -u)" = 0 ] || echo sudo)
$as_root apt-get update
$as_root apt-get install -y --no-install-recommends python3-torch python3-opencv python3-numpy
/usr/bin/python3 -c 'import cv2, numpy, torch; print(f"torch {torch.__version__}, OpenCV {cv2.__version__}, NumPy {numpy.__version__}")'
