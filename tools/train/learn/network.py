"""MobileNetV1 0.25 up to conv_pw_13_relu, and what is read off its last layer while it learns."""

import json
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

WIDTHS = [(8, 16, 1), (16, 32, 2), (32, 32, 1), (32, 64, 2), (64, 64, 1), (64, 128, 2)]
WIDTHS += [(128, 128, 1)] * 5 + [(128, 256, 2), (256, 256, 1)]
"""Channels in and out, and stride, of the thirteen blocks."""

CHANNELS = 256
POINTS = 21
EPSILON = 1e-3
"""Keras adds it to the variance; the ImageNet weights were trained with it."""


class Convolution(nn.Module):
    """Convolution, batch normalisation, relu6, as Keras pads: below and to the right where the stride is 2."""

    def __init__(self, inputs, outputs, size, stride=1, depthwise=False):
        super().__init__()
        # What a convolution pads itself needs no copy of the picture.
        around = 1 if size == 3 and stride == 1 else 0
        self.convolution = nn.Conv2d(
            inputs, outputs, size, stride, around, groups=inputs if depthwise else 1, bias=False
        )
        self.norm = nn.BatchNorm2d(outputs, eps=EPSILON, momentum=0.02)
        self.behind = (0, 1, 0, 1) if stride == 2 else None

    def convolve(self, x):
        return self.convolution(F.pad(x, self.behind) if self.behind else x)

    def forward(self, x):
        return F.relu6(self.norm(self.convolve(x)), inplace=True)


class Backbone(nn.Module):
    """[n, 3, side, side] in -1..1 to [n, 256, side / 32, side / 32]."""

    def __init__(self):
        super().__init__()
        layers = {"conv1": Convolution(3, 8, 3, 2)}
        for i, (inputs, outputs, stride) in enumerate(WIDTHS, 1):
            layers[f"conv_dw_{i}"] = Convolution(inputs, inputs, 3, stride, depthwise=True)
            layers[f"conv_pw_{i}"] = Convolution(inputs, outputs, 1)
        self.layers = nn.ModuleDict(layers)

    def forward(self, x):
        for layer in self.layers.values():
            x = layer(x)
        return x

    def load_layers_model(self, model_json: Path):
        """Takes the weights of a TensorFlow.js layers model."""
        weights = read_layers_model(model_json)
        for name, layer in self.layers.items():
            depthwise = name.startswith("conv_dw")
            kernel = weights[f"{name}/{'depthwise_kernel' if depthwise else 'kernel'}"]
            order = (2, 3, 0, 1) if depthwise else (3, 2, 0, 1)
            layer.convolution.weight.data = torch.tensor(kernel.transpose(order).copy())
            norm = layer.norm
            norm.weight.data = torch.tensor(weights[f"{name}_bn/gamma"])
            norm.bias.data = torch.tensor(weights[f"{name}_bn/beta"])
            norm.running_mean = torch.tensor(weights[f"{name}_bn/moving_mean"])
            norm.running_var = torch.tensor(weights[f"{name}_bn/moving_variance"])


def read_layers_model(model_json: Path):
    """All weights of a TensorFlow.js layers model, by name."""
    weights = {}
    for group in json.loads(model_json.read_text())["weightsManifest"]:
        data = b"".join((model_json.parent / path).read_bytes() for path in group["paths"])
        at = 0
        for spec in group["weights"]:
            count = int(np.prod(spec["shape"]))
            numbers = np.frombuffer(data, np.float32, count, at)
            weights[spec["name"]] = numbers.reshape(spec["shape"]).copy()
            at += 4 * count
    return weights


class Student(nn.Module):
    """The backbone, and what it must say of a picture: all of it linear in the last layer's mean."""

    def __init__(self, described):
        super().__init__()
        self.backbone = Backbone()
        self.describe = nn.Linear(CHANNELS, described)
        self.point = nn.Linear(CHANNELS, 2 * POINTS)
        self.presence = nn.Linear(CHANNELS, 1)

    def mean(self, x):
        """[n, 3, side, side] to [n, 256]."""
        return self.backbone(x).float().mean((2, 3))

    def read(self, mean):
        """:return: Descriptions, points [n, 21, 2] as shares of the picture, logits of presence."""
        points = self.point(mean).view(-1, POINTS, 2) + 0.5
        return self.describe(mean), points, self.presence(mean)[:, 0]

    def forward(self, x):
        return self.read(self.mean(x))
