"""CV bytes to text that remembers where it came from, and the same text without who wrote it."""

from mlgap.documents._identity import MASK, mask_identity
from mlgap.documents._read import read_document

__all__ = ["MASK", "mask_identity", "read_document"]
