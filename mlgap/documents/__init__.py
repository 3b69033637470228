"""CV bytes to text that remembers where it came from, the same text without who wrote it, and its pages."""

from mlgap.documents._edited import edit_document, same_places
from mlgap.documents._identity import MASK, find_identity, mask_identity
from mlgap.documents._package import BROKEN_ARCHIVE
from mlgap.documents._page_images import PageImage, PagePictures, boxes_of, render_pages
from mlgap.documents._read import read_document
from mlgap.documents._short import refuse_short

__all__ = [
    "BROKEN_ARCHIVE",
    "MASK",
    "PageImage",
    "PagePictures",
    "boxes_of",
    "edit_document",
    "find_identity",
    "mask_identity",
    "read_document",
    "refuse_short",
    "render_pages",
    "same_places",
]
