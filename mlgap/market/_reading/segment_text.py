"""What an advert says of its employer without saying who it is: the text by which a segment can be told."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MASK = "thisemployer"
"""What stands in a masked text where the employer's name stood."""

_ENDINGS = "com|ai|io|co|org|net|de|uk|eu|ca|fr|nl|ch|es|it|se|dk|be|pt|in|tech|gov|edu"
_ADDRESS = re.compile(
    rf"\S+@\S+|https?://\S+|www\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:{_ENDINGS})\b\S*",
    re.I,
)
_ADDRESS_MARK = re.compile(rf"@|://|www\.|(?<=[\w-])\.(?:{_ENDINGS})\b")
_ACRONYM = re.compile(r"[(\[]([A-Za-z&]{2,8})[)\]]")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_GENERIC_WORDS = """
the and for inc llc ltd limited plc gmbh corp corporation company group holding holdings partners partner
associates services service solutions solution systems system technologies technology tech software data
digital labs lab studio studios global international national american america usa europe european canada
health healthcare medical hospital clinic pharma pharmaceuticals therapeutics biosciences bio sciences
science bank banking capital financial finance insurance assurance mutual credit trust wealth asset
management investments university college institute school research foundation center centre council
consulting consultants consultancy recruitment recruiting recruiters staffing talent search people
resources robotics energy power motors automotive foods food retail media games gaming networks network
security cloud intelligence analytics artificial engineering industries industrial manufacturing products
machine learning model models agent agents team work working home general first one new next open smart
customer customers business product platform digital design human future city county state department
ministry federal government public royal bundes stadt airlines air travel logistics transport marketing
advertising education learning life care vision deep scale advanced applied united world life real street
with your from into over well more space time market markets point line net core web mind logic
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())


def mask_employer(text: str, employer: str) -> str:
    """Return `text` in lower case with e-mails, web addresses and the employer's name replaced by `MASK`.

    The name counts whole, run together, as an acronym, and by each of its words that is not a common one.
    """
    plain = unicodedata.normalize("NFKC", text).lower().replace("’", "'")
    # Line by line, and where a mark of an address stands: the pattern of addresses is slow on long texts.
    if _ADDRESS_MARK.search(plain):
        marked = (_ADDRESS.sub(" ", li) if _ADDRESS_MARK.search(li) else li for li in plain.split("\n"))
        plain = "\n".join(marked)
    pattern = _name_pattern(employer)
    return pattern.sub(MASK, plain) if pattern else plain


def forget_names() -> None:
    """Drop all employers' names remembered."""
    _name_pattern.cache_clear()


@lru_cache(maxsize=4096)
def _name_pattern(employer: str) -> re.Pattern[str] | None:
    words = _WORD.findall(unicodedata.normalize("NFKC", re.sub(r"[(\[].*", "", employer)).lower())
    forms = {r"\W{0,3}".join(map(re.escape, words))} if words else set()
    core = [w for w in words if w not in _GENERIC]
    if core:
        forms |= {r"\W{0,3}".join(map(re.escape, core))} if len("".join(core)) > 2 else set()
        forms |= {re.escape(w) for w in core if len(w) > 3}
    if len(words) > 2:
        forms.add("".join(w[0] for w in words))
    forms |= {re.escape(a.lower()) for a in _ACRONYM.findall(employer)}
    if not forms:
        return None
    return re.compile(rf"\b(?:{'|'.join(sorted(forms, key=lambda f: (-len(f), f)))})(?:'?s)?\b")
