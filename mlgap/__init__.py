"""How a CV stands against what employers of machine-learning people really ask.

`analyse` and its fellows load on first use, so that `import mlgap` stays cheap: no torch, no pandas,
no streamlit.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mlgap.pipeline import analyse, analyse_cohort, analyse_posting, build_market, compare, extract

__all__ = ["analyse", "analyse_cohort", "analyse_posting", "build_market", "compare", "extract"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("mlgap.pipeline"), name)
    raise AttributeError(f"module 'mlgap' has no attribute {name!r}")
