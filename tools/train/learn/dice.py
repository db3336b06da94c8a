"""Random numbers, made on the device that works with them."""

import torch


class Dice:
    """The same seed and number give the same throws on the same kind of device, whatever was thrown before."""

    def __init__(self, device, seed: int, number: int):
        self.device = device
        self.generator = torch.Generator(device)
        # A generator on the processor takes no more than 32 bits of it.
        self.generator.manual_seed((seed * 1_000_003 + number) % 2**31)

    def uniform(self, low, high, *shape):
        return low + (high - low) * torch.rand(shape, generator=self.generator, device=self.device)

    def normal(self, spread, *shape):
        return spread * torch.randn(shape, generator=self.generator, device=self.device)

    def chance(self, share, n):
        """True in that share of n."""
        return torch.rand(n, generator=self.generator, device=self.device) < share

    def sign(self, n):
        return self.chance(0.5, n).float() * 2 - 1

    def below(self, limit, n):
        """Whole numbers."""
        return torch.randint(limit, (n,), generator=self.generator, device=self.device)
