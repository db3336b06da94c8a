"""Takes up an earlier version's weights, so that a new one begins with what that one knew."""

import json
import math
import struct
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from network import EPSILON, Student

PICTURES = 2560
"""How many the statistics of normalisation, and the description's layer, are taken from."""


def take_earlier(student: Student, weights: Path, views, targets):
    """
    Batch normalisation was folded away, and the description turned (export.py): the first is put back with the
    statistics of some pictures, the second is fitted anew to what the teacher said of them.

    :param targets: [lessons, described]; the rows of lessons without a description are NaN.
    """
    tensors = read_safetensors(weights)
    batches = [views[number] for number in range(math.ceil(PICTURES / views.size))]
    pictures = torch.cat([batch[0] for batch in batches]).cpu()
    which = torch.cat([batch[1] for batch in batches]).cpu()
    with torch.no_grad():
        mean = unfold(student.backbone, tensors, pictures).mean((2, 3))
        wanted = torch.where(which[:, None] >= 0, targets[which], float("nan"))
        known = ~wanted[:, 0].isnan()
        inputs = torch.cat([mean, torch.ones(len(mean), 1)], 1)[known].double()
        gram = inputs.T @ inputs + 1e-3 * len(inputs) * torch.eye(inputs.shape[1], dtype=torch.float64)
        fitted = torch.linalg.solve(gram, inputs.T @ wanted[known].double()).T.float()
        put(student.describe, fitted)
        points = tensors["points/kernel"]
        points[:, -1] -= 0.5
        put(student.point, points)
        put(student.presence, tensors["presence/kernel"])


def unfold(backbone, tensors, x):
    """Gives the layers their kernels and statistics. Returns the last one's output."""
    for name, layer in backbone.layers.items():
        order = (2, 3, 0, 1) if name.startswith("conv_dw") else (3, 2, 0, 1)
        kernel = tensors[f"{name}/kernel"].permute(order).contiguous()
        # Of the size of the kernels it replaces, so that the learning rate means the same.
        size = layer.convolution.weight.flatten(1).norm(dim=1).mean()
        scale = size / kernel.flatten(1).norm(dim=1).clamp(min=1e-3)
        layer.convolution.weight.copy_(kernel * scale[:, None, None, None])
        before = layer.convolve(x)
        variance, mean = torch.var_mean(before, (0, 2, 3), unbiased=False)
        norm = layer.norm
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)
        norm.weight.copy_(torch.sqrt(variance + EPSILON) / scale)
        norm.bias.copy_(mean / scale + tensors[f"{name}/bias"])
        x = F.relu6(before / scale[:, None, None] + tensors[f"{name}/bias"][:, None, None])
    return x


def put(linear, kernel):
    """[outputs, inputs + 1]: the last column is the bias."""
    linear.weight.copy_(kernel[:, :-1])
    linear.bias.copy_(kernel[:, -1])


def read_safetensors(path: Path):
    """All tensors of a file in half precision, by name, as float32."""
    data = path.read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    tensors = {}
    for name, spec in json.loads(data[8 : 8 + length]).items():
        if name == "__metadata__":
            continue
        first, last = (8 + length + offset for offset in spec["data_offsets"])
        numbers = np.frombuffer(data[first:last], np.float16).astype(np.float32)
        tensors[name] = torch.from_numpy(numbers.reshape(spec["shape"]))
    return tensors
