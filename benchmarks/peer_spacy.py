"""spaCy's PhraseMatcher over the same names and texts; run by a Python that has spaCy, never by mlgap's.

Reads {"names": [str], "texts": [str], "rounds": int} from standard input and writes the CPU seconds of the
best round, reading the text into tokens included, and spaCy's version.
"""

from __future__ import annotations

import json
import sys
import time

import spacy
from spacy.matcher import PhraseMatcher


def main() -> None:
    asked = json.load(sys.stdin)
    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("skill", list(language.tokenizer.pipe(asked["names"])))
    spent = []
    for _ in range(asked["rounds"]):
        start = time.process_time()
        found = sum(len(matcher(language.make_doc(text))) for text in asked["texts"])
        spent.append(time.process_time() - start)
    print(json.dumps({"seconds": min(spent), "found": found, "version": spacy.__version__}))


if __name__ == "__main__":
    main()
