"""Writes the trained backbone as one file that the SDK reads. --help says how."""

import argparse
import hashlib
import json
import struct
from pathlib import Path

import numpy as np
import torch

from backgrounds import read_backgrounds
from lessons import read_lessons
from network import EPSILON, Student
from views import SIDE, Views

ROOT = Path(__file__).resolve().parents[3]
OUT = ROOT / "src/backbone/mobilenet/assets/mobilenet-hands.safetensors"
VERSION = "5"
"""Raise it with every set of weights that is shipped."""
CALIBRATED_ON = 40
"""Batches."""
SURER = 0.85
"""How much surer of a hand it is in rooms that it was trained on than in others, in logits (README.md)."""
SEED = 0
"""Of these batches: no run has it, so that they are other ones than any that were trained on."""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / ".cache/train")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--checkpoint", type=Path, help="of another run (checkpoint.pt in the folder)")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    kept = torch.load(options.checkpoint or options.folder / "checkpoint.pt", map_location="cpu")
    lessons = read_lessons(options.folder, options.shared)
    student = Student(lessons.descriptions.shape[1])
    student.load_state_dict(kept["mean"])
    student.eval()
    backgrounds = read_backgrounds(options.folder, options.shared / "datasets/hands-in-rooms", SEED)
    views = Views(lessons, lessons.sure >= 0, backgrounds, SEED, 64, "cpu")
    tensors = dict(convolutions(student.backbone))
    tensors["describe/kernel"] = described(student.describe)
    tensors["points/kernel"] = with_bias(student.point.weight, student.point.bias + 0.5)
    tensors["presence/kernel"] = calibrated(student, views)
    data = safetensors(tensors, {"version": VERSION, "side": str(SIDE), "steps": str(kept["step"])})
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_bytes(data)
    print(f"{options.out.name}: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def convolutions(backbone):
    """Kernels with the batch normalisation folded in, [height, width, in, out] ([…, in, 1] where depthwise)."""
    for name, layer in backbone.layers.items():
        norm = layer.norm
        scale = norm.weight / torch.sqrt(norm.running_var + EPSILON)
        kernel = layer.convolution.weight * scale[:, None, None, None]
        depthwise = name.startswith("conv_dw")
        yield f"{name}/kernel", kernel.permute((2, 3, 0, 1) if depthwise else (2, 3, 1, 0)).detach().numpy()
        yield f"{name}/bias", (norm.bias - norm.running_mean * scale).detach().numpy()


def with_bias(weight, bias):
    """[outputs, inputs + 1]: the last column is for an input that is always 1."""
    return torch.cat([weight, bias[:, None]], 1).detach().numpy()


def described(linear):
    """
    The description is linear in 256 means, so that all of it lies in 257 dimensions: the triangle of its QR
    decomposition gives vectors as far from each other, and as long, as the whole descriptions would be.
    """
    return np.linalg.qr(with_bias(linear.weight, linear.bias))[1]


def calibrated(student, views):
    """The presence's last layer, its logits scaled and moved so that they are probabilities (Platt 1999)."""
    logits, shown = [], []
    with torch.no_grad():
        for number in range(CALIBRATED_ON):
            pictures, which, _ = views[number]
            logits.append(student(pictures)[2])
            shown.append((which >= 0).float())
    logits, shown = torch.cat(logits), torch.cat(shown)
    scale, shift = torch.ones((), requires_grad=True), torch.zeros((), requires_grad=True)
    search = torch.optim.LBFGS([scale, shift], max_iter=60)

    def surprise():
        search.zero_grad()
        # As many pictures with a hand as without, whatever the share among those trained on.
        weight = torch.where(shown > 0, 0.5 / shown.mean(), 0.5 / (1 - shown.mean()))
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits * scale + shift, shown, weight)
        loss.backward()
        return loss

    search.step(surprise)
    wrong = ((logits * scale + shift > 0) != (shown > 0)).float().mean()
    print(f"presence: scaled by {scale.item():.3f}, moved by {shift.item():.3f}; wrong in {100 * wrong:.2f} %")
    return with_bias(student.presence.weight * scale, student.presence.bias * scale + shift - SURER)


def safetensors(tensors, metadata):
    """The bytes of a .safetensors file, all numbers in half precision."""
    header, parts, at = {"__metadata__": metadata}, [], 0
    for name, tensor in tensors.items():
        data = np.ascontiguousarray(tensor, dtype=np.float16).tobytes()
        header[name] = {"dtype": "F16", "shape": list(tensor.shape), "data_offsets": [at, at + len(data)]}
        parts.append(data)
        at += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + b"".join(parts)


if __name__ == "__main__":
    main()
