"""What a change of choice on the market page costs: CPU seconds per part, with nothing kept from before.

    python -m benchmarks.bench_market_page

One line per part and choice: finding its figures and drawing its charts, then turning them into specs.
"""

from __future__ import annotations

import logging
import time
from typing import cast

from mlgap import pipeline
from mlgap.embedding import Embedder
from mlgap.market import FactTable, load_snapshot
from mlgap.pay import BandTable
from mlgap.requirements import Requirements
from mlgap.skills import load_taxonomy
from mlgap.types import Cell
from mlgap.ui import market_sections
from mlgap.ui.market_filters import MarketChoice
from mlgap.vocabulary import load_vocabulary

CELLS = (
    Cell(),
    Cell(role_family="data-scientist"),
    Cell(role_family="ai-engineer", level="senior", region="US"),
    Cell(role_family="ml-engineer", level="early"),
)


def resources() -> pipeline.Resources:
    """Return the shipped market without the model and the bands, which this page does not use."""
    unused = (cast(Embedder, None), cast(Requirements, None))
    snapshot = load_snapshot()
    warm = FactTable.of(snapshot.facts)
    _ = warm.asked, warm.required, warm.item_of_ask
    return pipeline.Resources(load_vocabulary(), load_taxonomy(), *unused, snapshot, cast(BandTable, None))


def main() -> None:
    """Print the table."""
    logging.disable(logging.WARNING)  # Streamlit says of every widget that it is drawn without a page.
    market = resources()
    labels = {s.id: s.label for s in market.taxonomy.skills.values()}
    sources = {s.id: s.label for s in market.snapshot.sources}
    print(f"snapshot {market.snapshot.id}, {len(market.snapshot.facts):,} adverts")
    for number, cell in enumerate((*CELLS, *CELLS)):
        for name, section in market_sections.SECTIONS.items():
            choice = MarketChoice(cell, (), market.snapshot.window)
            shown = market_sections.Shown(market, choice, labels, sources, f"bench-{number}-{name}")
            start = time.process_time()
            figures = section(shown)[1]()
            found = time.process_time()
            specs = [f.chart.to_json() for f in figures if f.chart is not None]
            done = time.process_time()
            if number >= len(CELLS):  # the first round loads what every later one has
                cost = f"{found - start:5.2f} s + {done - found:4.2f} s"
                print(f"{words(cell):28} {name:20} {cost}, {len(specs)} charts")


def words(cell: Cell) -> str:
    """Return what a cell holds."""
    return ", ".join(filter(None, (cell.role_family, cell.level, cell.region))) or "everything"


if __name__ == "__main__":
    main()
