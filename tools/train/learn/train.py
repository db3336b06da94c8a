"""Trains the backbone; may be interrupted at any time, and started again with the same command. --help says how."""

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader

from backgrounds import read_backgrounds
from earlier import take_earlier
from folds import FOLDS, fold_of, left_out
from lessons import Lessons, read_lessons
from network import Student
from views import Views

ROOT = Path(__file__).resolve().parents[3]
WARM_UP = 300
"""Steps in which the learning rate rises."""
EVERY = 250
"""Steps from one checkpoint to the next."""
DECAY = 0.999
"""Of the moving average of the weights, which is what is shipped."""
NEAR = 4.0
"""How fast a digit becomes unlikely with the square of the distance to its mean."""
CLEAR = 0.45
"""Share of the picture's side from which on a hand is large enough to be described as well as can be."""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / ".cache/train", help="what tools/train/cli.mjs made")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--start", type=Path, help="an earlier version's .safetensors (ImageNet's weights)")
    parser.add_argument("--steps", type=int, default=20_000)
    parser.add_argument("--minutes", type=float, default=math.inf, help="ends by then, where steps would take longer")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=2e-3, help="highest learning rate")
    parser.add_argument("--seed", type=int, default=1, help="1 or more")
    folds = "leaves quarters out, and says how they are read"
    parser.add_argument("--fold", type=int, nargs="*", default=[], choices=range(FOLDS), help=folds)
    parser.add_argument("--digits", type=float, default=0.5, help="weight of telling digits apart")
    parser.add_argument("--together", type=float, default=0.55, help="how far digits are drawn towards their means")
    parser.add_argument("--threads", type=int, default=1, help="of PyTorch, without an accelerator")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    torch.backends.cudnn.benchmark = True

    lessons = read_lessons(options.folder, options.shared)
    out = left_out(lessons, options.fold)
    rooms = options.shared / "datasets/hands-in-rooms"
    backgrounds = read_backgrounds(options.folder, rooms, options.seed, lambda file: fold_of(file) in options.fold)
    photographs = f"{len(lessons.photographs)} photographs, {len(lessons.in_rooms)} in rooms, {out.sum()} of them left out"
    print(f"{lessons.drawn} drawn hands, {photographs}; {len(backgrounds)} backgrounds", flush=True)
    views = Views(lessons, ~out, backgrounds, options.seed, options.batch, options.device)
    run = Run(options, lessons, out, views)
    start, first = time.monotonic(), run.step
    # Beside an accelerator, which makes its pictures itself, processes would be in the way.
    workers = 1 if options.device == "cpu" else 0
    for batch in DataLoader(views, batch_size=None, sampler=range(run.step, options.steps), num_workers=workers):
        run.learn(*batch)
        if run.step % EVERY == 0 or run.over() >= 1:
            run.report((run.step - first) * options.batch / (time.monotonic() - start))
            run.keep()
        if run.over() >= 1:
            break


class Run:
    """The state of a run: all of it is in the checkpoint."""

    def __init__(self, options, lessons: Lessons, out, views: Views):
        """:param out: bool [n]: the lessons that are left out, to be tried on."""
        self.options = options
        self.step = 0
        self.device = torch.device(options.device)
        self.sure = torch.from_numpy(lessons.sure > 0.5).to(self.device)
        self.targets = torch.from_numpy(drawn_together(lessons, ~out, options.together)).to(self.device)
        self.labels = torch.from_numpy(lessons.labels).to(self.device)
        self.means = means_of(self.labels, self.targets, self.sure & torch.from_numpy(~out).to(self.device))
        # Of the others even the teacher can't tell the digit.
        nearest = torch.cdist(self.targets, self.means).argmin(1)
        self.told = self.sure & (self.labels >= 0) & (self.labels == nearest)
        self.student = Student(lessons.descriptions.shape[1])
        self.student.backbone.load_layers_model(options.shared / "models/mobilenet_v1_0.25_224/model.json")
        known = lessons.descriptions[~out & (lessons.sure > 0)]
        with torch.no_grad():
            self.student.describe.bias.copy_(torch.from_numpy(known.mean(0)))
        self.examination = Examination(lessons, out, self.means, views) if out.any() else None
        name = "-".join(["fold", *map(str, options.fold)]) if options.fold else "checkpoint"
        self.path = options.folder / f"{name}.pt"
        if options.start and not self.path.exists():
            silent = ~self.sure.cpu()[:, None]
            take_earlier(self.student, options.start, views, self.targets.cpu().masked_fill(silent, float("nan")))
        self.student = self.student.to(self.device, memory_format=torch.channels_last)
        self.mean = Student(lessons.descriptions.shape[1]).requires_grad_(False).to(self.device)
        self.mean.load_state_dict(self.student.state_dict())
        kernels = [p for p in self.student.parameters() if p.ndim > 1]
        others = [p for p in self.student.parameters() if p.ndim <= 1]
        self.optimiser = torch.optim.AdamW(
            [{"params": kernels, "weight_decay": 0.02}, {"params": others, "weight_decay": 0}], lr=options.rate
        )
        self.losses, self.sums, self.count = [], {}, 0
        self.seconds, self.since = 0.0, time.monotonic()
        if self.path.exists():
            kept = torch.load(self.path, map_location=self.device)
            self.step, self.losses, self.seconds = kept["step"], kept["losses"], kept["seconds"]
            self.student.load_state_dict(kept["student"])
            self.mean.load_state_dict(kept["mean"])
            self.optimiser.load_state_dict(kept["optimiser"])
            print(f"goes on from step {self.step}", flush=True)

    def learn(self, pictures, which, points):
        """One step. `which` lesson each picture shows, -1: none."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.options.rate * self.schedule()
        self.student.train()
        loss = self.loss(pictures, which, points)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.student.parameters(), 5.0)
        self.optimiser.step()
        self.step += 1
        now = time.monotonic()
        self.seconds, self.since = self.seconds + now - self.since, now
        with torch.no_grad():
            decay = min(DECAY, self.step / (self.step + 50))
            pairs = zip(self.mean.state_dict().values(), self.student.state_dict().values())
            floats = [pair for pair in pairs if pair[0].dtype.is_floating_point]
            torch._foreach_mul_([mean for mean, _ in floats], decay)
            torch._foreach_add_([mean for mean, _ in floats], [now for _, now in floats], alpha=1 - decay)

    def over(self):
        """The share of the run that is over, by steps or by minutes, whichever is more."""
        steps = (self.step - WARM_UP) / (self.options.steps - WARM_UP)
        return max(steps, self.seconds / (60 * self.options.minutes))

    def schedule(self):
        if self.step < WARM_UP:
            return (self.step + 1) / WARM_UP
        return 0.5 * (1 + math.cos(math.pi * min(1, self.over())))

    def loss(self, pictures, which, points):
        shown = which >= 0
        known = shown & self.sure[which]
        wanted = self.targets[which[known]]
        with torch.autocast(pictures.device.type, torch.bfloat16, enabled=pictures.is_cuda):
            mean = self.student.mean(pictures)
        descriptions, seen, presence = self.student.read(mean)
        given = descriptions[known]
        off = ((given - wanted) ** 2).sum(1)
        here, there = seen[shown], points[shown]
        size = extents(there)[:, None, None]
        told = self.told[which[known]]
        nearness = -NEAR * torch.cdist(given[told], self.means).square()
        # Bounded (Zhang and Sabuncu 2018): what can't be told in any way would count for most.
        likely = nearness.softmax(1).gather(1, self.labels[which[known]][told][:, None])[:, 0]
        surprise = 2 * (1 - (likely + 1e-6).sqrt())
        clear = (extents(points[known]) / CLEAR).clamp(0.25, 1)
        parts = {
            # A distance, not its square: what the teacher itself is unsure of would count for most. Of a small hand
            # little can be read: it must be found, and is read in a square of its own.
            "description": ((off + 0.05).sqrt() * clear).sum() / clear.sum(),
            "similarity": (distances(given) - distances(wanted)).abs().mean(),
            "digit": self.options.digits * (surprise * clear[told]).sum() / clear[told].sum().clamp(min=1),
            "points": 4 * F.smooth_l1_loss(here, there, beta=0.05),
            "shape": 1.5 * F.smooth_l1_loss(centred(here) / size, centred(there) / size, beta=0.1),
            "presence": 0.5 * F.binary_cross_entropy_with_logits(presence, shown.float()),
        }
        for name, part in parts.items():
            self.sums[name] = self.sums.get(name, 0) + part.detach()
        self.count += 1
        return sum(parts.values())

    def report(self, rate):
        means = {name: round(float(value) / self.count, 4) for name, value in self.sums.items()}
        if self.examination:
            means |= self.examination.of(self.mean)
        self.losses.append({"step": self.step, **means})
        self.sums, self.count = {}, 0
        print(f"{self.step}  {means}  {rate:.0f} pictures a second", flush=True)

    def keep(self):
        part = self.path.with_suffix(".part")
        torch.save(
            {
                "step": self.step,
                "losses": self.losses,
                "seconds": self.seconds,
                "student": self.student.state_dict(),
                "mean": self.mean.state_dict(),
                "optimiser": self.optimiser.state_dict(),
            },
            part,
        )
        part.rename(self.path)
        self.path.with_suffix(".json").write_text(json.dumps(self.losses))


class Examination:
    """How what was left out is read: each hand in one square around it, by the nearest of the digits' means."""

    def __init__(self, lessons: Lessons, out, means, views: Views):
        known = lessons.sure > 0.5
        self.means = means
        asked = np.flatnonzero(out & known & (lessons.labels >= 0))
        photographed = asked < views.first[1]
        self.parts = {}
        for name, rows in ("photographs", asked[photographed]), ("rooms", asked[~photographed]):
            which = torch.from_numpy(rows).to(means.device)
            wanted = torch.from_numpy(lessons.labels[rows]).to(means.device)
            self.parts[name] = torch.cat([views.plain(which), views.plain(which, mirrored=True)]), wanted.repeat(2)

    def of(self, student: Student):
        """Shares of right answers, and how surprising the right ones were."""
        student.eval()
        shares = {}
        with torch.no_grad():
            for name, (pictures, wanted) in self.parts.items():
                descriptions = torch.cat([student(part)[0] for part in pictures.split(256)])
                nearness = -torch.cdist(descriptions, self.means).square()
                shares[name] = round(float((nearness.argmax(1) == wanted).float().mean()), 4)
                shares[f"{name}, surprise"] = round(float(F.cross_entropy(NEAR * nearness, wanted)), 4)
        return shares


def drawn_together(lessons: Lessons, chosen, share):
    """
    The teacher's descriptions, those of the ten digits drawn part of the way towards the digit's mean over drawn and
    photographed hands alike: what one person's hand adds, and what a drawing does, isn't the gesture.
    """
    targets = lessons.descriptions.copy()
    known = chosen & (lessons.sure > 0.5)
    drawn = np.arange(len(targets)) < lessons.drawn
    for digit in range(10):
        of_digit = known & (lessons.labels == digit)
        means = [targets[of_digit & drawn].mean(0), targets[of_digit & ~drawn].mean(0)]
        targets[of_digit] += share * (sum(means) / 2 - targets[of_digit])
    return targets


def means_of(labels, targets, chosen):
    """[10, described]: of each digit."""
    return torch.stack([targets[chosen & (labels == digit)].mean(0) for digit in range(10)])


def distances(x):
    """Of all pairs."""
    squares = (x * x).sum(1)
    return (squares[:, None] + squares[None] - 2 * x @ x.T).clamp(min=1e-3).sqrt()


def extents(points):
    """Longer sides of the boxes around the points."""
    return (points.amax(1) - points.amin(1)).amax(1)


def centred(points):
    return points - points.mean(1, keepdim=True)


if __name__ == "__main__":
    main()
