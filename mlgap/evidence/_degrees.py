"""The names of degrees."""

from __future__ import annotations

import re

DEGREE = re.compile(
    r"\b(?:b|m)\.?\s?(?:sc|a|s|eng|tech|e|b\.?a|phil|ed|com)\b\.?|\bph\.?\s?d\b|\bbachelor|\bmaster|\bdiplom"
    r"|\b(?:m\.?a\.?sc|b\.?a\.?sc|m\.?res|mmath|mphys|mca|bca|bba|hn[dc]|d\.?phil|engd)\b|\blicenciatura|\bmagister"
    r"|\blaurea|\bmáster|\bmestrado|\bstaatsexamen|\bmagistère|\bingenier[íi]a\b|\bengenharia\b"
    r"|\bdoctor|\bdegree|\bassociate of\b|\bminor in\b|\babitur\b|\blicence\b|\bmba\b",
    re.IGNORECASE,
)
