"""`python -m mlgap.requirements` renews the shipped vectors after a change of `requirements.toml`."""

from __future__ import annotations

from mlgap.embedding import load_embedder
from mlgap.requirements._load import renew_shipped

if __name__ == "__main__":
    renew_shipped(load_embedder())
