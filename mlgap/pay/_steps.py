"""The steps from the cell that was asked for to the one that answered, told apart by kind."""

from __future__ import annotations

from dataclasses import dataclass

from mlgap.types import SalaryBand


@dataclass(frozen=True, slots=True)
class BandSteps:
    """The sentences of a band's `dropped`: what was assumed, widened or modelled, and why there is no band.

    `assumed` says which country stands in where no region was chosen, which is no widening; `modelled`
    how figures of a wider choice were moved to this one; `refused` is empty where there is a band.
    """

    assumed: str
    widened: tuple[str, ...]
    modelled: str
    refused: str


def band_steps(band: SalaryBand) -> BandSteps:
    """Return what was done to answer for `band.cell`, each kind of step apart."""
    steps = band.dropped
    assumed = steps[:1] if band.cell.region is None and band.used.region is not None else ()
    steps = steps[len(assumed) :]
    last = steps[-1:]
    refused = last if band.mid is None else ()
    modelled = last if band.modelled else ()
    widened = steps[: len(steps) - len(refused) - len(modelled)]
    return BandSteps("".join(assumed), widened, "".join(modelled), "".join(refused))


def is_borrowed(band: SalaryBand) -> bool:
    """Return whether the figures are those of all segments, as the segment asked for has none of its own."""
    asked, used = band.cell.segment, band.used.segment
    return band.mid is not None and asked is not None and used is None and not band.modelled
