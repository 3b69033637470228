"""Archives, JSON and text to drafts, in the process that calls."""

from __future__ import annotations

from mlgap.documents._docx import read_docx
from mlgap.documents._draft import Draft, refuse_long
from mlgap.documents._json_resume import read_json_resume
from mlgap.documents._odt import read_odt
from mlgap.documents._plain import read_plain
from mlgap.documents._sniff import sniff


def unfold(data: bytes, name: str) -> Draft:
    """Return the draft of an archive, of JSON or of text that begins like it; raises `DocumentError`."""
    format_, found = sniff(data)
    if format_ == "docx":
        draft = read_docx(data, found)
    elif format_ == "odt":
        draft = read_odt(data)
    elif format_ == "json-resume":
        draft = read_json_resume(found)
    else:
        refuse_long(len(found))
        draft = read_plain(found, name)
    refuse_long(sum(len(line.text) for line in draft.lines))
    refuse_long(sum(len(item.text) for item in draft.hidden))
    return draft
