"""What every analysis rests on, loaded once: the vocabularies, the eyes, the market and its pay."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mlgap.embedding import Embedder, load_embedder
from mlgap.market import load_snapshot, market_folder
from mlgap.pay import NO_SKILL_PAY, BandTable, SkillPayTable, load_bands, load_skill_pay
from mlgap.requirements import Requirements, load_requirements
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import MarketSnapshot
from mlgap.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Resources", "load_resources"]


@dataclass(frozen=True, slots=True)
class Resources:
    """Everything that is loaded once and never changes: the eyes, the market and its pay."""

    vocabulary: Vocabulary
    taxonomy: Taxonomy
    embedder: Embedder
    requirements: Requirements
    snapshot: MarketSnapshot
    bands: BandTable
    skill_pay: SkillPayTable = NO_SKILL_PAY

    @property
    def groups(self) -> dict[str, str]:
        """Skill id to its group."""
        return {s.id: s.group for s in self.taxonomy.skills.values()}


def load_resources(model: str | None = None, market: Path | None = None) -> Resources:
    """Return all shipped data and the embedding model (`model`, else MLGAP_MODEL, else the default).

    The market is the snapshot in the folder `market`, else in the one named by MLGAP_MARKET, else the
    shipped one.

    Raises `DataError` for faulty data files and `ModelUnavailable` for a missing model.
    """
    market = market_folder(market)
    embedder = load_embedder(model)
    return Resources(
        vocabulary=load_vocabulary(),
        taxonomy=load_taxonomy(),
        embedder=embedder,
        requirements=load_requirements(embedder),
        snapshot=load_snapshot(market),
        bands=load_bands(market / "bands.parquet"),
        skill_pay=load_skill_pay(market / "skill_pay.parquet"),
    )
