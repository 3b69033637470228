"""The names of degrees."""

from __future__ import annotations

import re

DEGREE = re.compile(
    r"\b(?:b|m)\.?\s?(?:sc|a|s|eng|tech|e|b\.?a|phil|ed|com)\b\.?|\bph\.?\s?d\b|\bbachelor|\bmaster|\bdiplom"
    r"|\bdoctor|\bdegree|\bassociate of\b|\bminor in\b|\babitur\b|\blicence\b|\bmba\b",
    re.IGNORECASE,
)
