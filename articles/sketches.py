"""Small stand-ins for texts, by which those that may share text are found among thousands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rensa import RMinHash  # type: ignore[import-untyped]

# Raise it when the shingles, the numbers below or the library's algorithm change:
# articles are then sketched again as they are met.
VERSION = 1
_SLOTS = 256
_SEED = 1
_STORED = np.dtype("<u4")
# Half of what counts as a part, for an estimate errs.
_LEAST_ESTIMATE = 0.1


@dataclass(frozen=True)
class Sketch:
    """How many shingles a text has, and their MinHash."""

    size: int
    minhash: bytes


def sketch(shingles: frozenset[int]) -> Sketch:
    """The sketch of a text; two texts of the same shingles have the same."""
    minhash = RMinHash(_SLOTS, _SEED)
    minhash.update([one.to_bytes(4, "little") for one in shingles])
    return Sketch(len(shingles), np.array(minhash.digest(), dtype=_STORED).tobytes())


class Sketched:
    """Many sketches, given by their sizes and minhashes, to be searched at once."""

    def __init__(self, sizes: Sequence[int], minhashes: Iterable[bytes]) -> None:
        together = b"".join(minhashes)
        self._minhashes = np.frombuffer(together, dtype=_STORED).reshape(-1, _SLOTS)
        self._sizes = np.array(sizes, dtype=np.float64)

    def near(self, one: Sketch) -> list[int]:
        """Where in the sequence the texts stand that may share a good part with this one.

        The share of the shorter text follows from the share of slots that agree, which
        estimates what of both texts together is shared.
        """
        if not one.size or not len(self._sizes):
            return []
        slots = np.frombuffer(one.minhash, dtype=_STORED)
        jaccard = np.count_nonzero(self._minhashes == slots, axis=1) / _SLOTS
        shared = jaccard / (1 + jaccard) * (self._sizes + one.size)
        shorter = np.minimum(self._sizes, one.size)
        found = (shorter > 0) & (shared >= _LEAST_ESTIMATE * shorter) & (jaccard > 0)
        return [int(at) for at in np.flatnonzero(found)]
