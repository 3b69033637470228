"""Patterns of what reaches or describes a person: addresses, numbers, links, places, personal lines."""

from __future__ import annotations

import re

from mlgap.documents._identity_words import PERSONAL_LABELS, PLACE_LABELS

EMAIL = re.compile(
    r"[\w.+%-]{1,64}+ ?@ ?[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.+%-])[\w.+%-]{1,64}+ ?[\[(]at[\])] ?[\w-]+(?: ?(?:\.|[\[(]dot[\])]) ?[\w-]+)+"
)
URL = re.compile(r"(?:https?:/{1,2} ?|www\.)[^\s|,;<>()\"]+", re.IGNORECASE)

_SITES = (
    r"linkedin|github|gitlab|bitbucket|twitter|x|medium|kaggle|stackoverflow|scholar\.google|orcid|behance|"
    r"dribbble|huggingface|facebook|instagram|youtube|researchgate|leetcode|hackerrank|t|bit|youtu|notion|"
    r"substack|stackexchange|linktr"
)
PROFILE = re.compile(
    rf"\b(?:[a-z]{{2,3}}\.)?(?:{_SITES})\.(?:com|org|net|io|co|me|ly|be|ee|site)/[^\s|,;<>()\"]*",
    re.IGNORECASE,
)
PERSONAL_SITE = re.compile(
    r"\b[\w-]{1,63}\.(?:github|gitlab|netlify|vercel|medium|substack|wordpress|blogspot)\.\w{2,4}(?:/\S*)?",
    re.IGNORECASE,
)
CODE_HOST = re.compile(
    r"(?:(?<![\w.@-])|(?<=www\.))(?:github|gitlab|bitbucket)\.(?:com|org)(?=/[^\s/])", re.IGNORECASE
)
"""The part of a link to code that names nobody."""
BARE_SITE = re.compile(
    r"(?<![\w@.])(?<![\w.]-)(?!(?:asp|ado|ml|vb|f#)\.net\b|(?:socket|draw|fast|cohere|scale|hugging)\.\w+)"
    r"[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,5}\."
    r"(?:com|dev|me|io|org|net|ai|app|info|eu|de|fr|uk|in|nl|ch|es|it|se|pl|xyz|tech|page|site|blog|us|ca|id|cv)"
    r"\b(?:/[^\s|,;]*)?",
    re.IGNORECASE,
)
HANDLE = re.compile(
    r"\b(?:linkedin|github|gitlab|twitter|skype|telegram|kaggle|orcid|whatsapp)\s*:\s*@?(?P<value>[\w./+-]+)",
    re.IGNORECASE,
)
AT_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z_]\w+")

PHONE = re.compile(
    r"(?<![\w.,/–-])(?:\+|\(|00)?\d[\d\s().\u2010-\u2013-]{6,20}\d(?:\s?(?:x|ext\.?)\s?\d+)?(?![\w%])"
)
PHONE_LABEL = re.compile(
    r"\b(?:phone|tel|telephone|mobile|cell|handy|fax|mob)\b\.?\s*(?:no\.?|number)?\s*:?\s*$", re.IGNORECASE
)
NORTH_AMERICAN_PHONE = re.compile(r"\(\d{3}\)\s?\d{3}[-.\s]\d{4}")
DATES = re.compile(
    r"(?:19|20)\d\d\s*[-.\s\u2010-\u2015]\s*(?:(?:19|20)\d\d|\d\d)(?!\d)"
    r"|(?<!\d)(?:0?[1-9]|1[0-2])\.\s?(?:19|20)\d\d(?!\d)"
)
YEAR_OR_MONTH = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b\.?", re.IGNORECASE
)

_FIELD_START = r"(?:^|(?<=[|•·;,(])|(?<=\s[-–—]))\s*"
PERSONAL = re.compile(
    rf"{_FIELD_START}(?P<value>(?:{PERSONAL_LABELS})\s*[:：]\s*[^|•·;\n]*)", re.IGNORECASE | re.MULTILINE
)
PLACE = re.compile(
    rf"{_FIELD_START}(?P<value>(?:{PLACE_LABELS})\s*[:：]\s*[^|•·;\n]*)", re.IGNORECASE | re.MULTILINE
)
BORN = re.compile(
    r"\b(?:born (?:on|in) [^|•·;,.\n]*|"
    r"(?:born|geboren(?: am)?)[ :]+(?=[^|•·;\n]{0,12}\d)[^|•·;\n]*|"
    r"(?:aged?|age:?) \d\d\b(?: years?(?: old)?)?|"
    r"\d\d[ -]years?[ -]old|\d\d y/o)",
    re.IGNORECASE,
)
MARRIED = re.compile(
    r"(?:^|(?<=[|•·;,]))\s*(?P<value>(?:male|female|non-binary|married|single|divorced|unmarried|widowed)"
    r"(?:,? (?:with )?(?:\d|one|two|three|four|no) (?:child|children|kids?))?)\s*(?=$|[|•·;,])",
    re.IGNORECASE | re.MULTILINE,
)
NATIONAL = re.compile(
    r"(?:^|(?<=[|•·;,]))[^\S\n]*(?P<value>(?:U\.S\.|[A-Z][\w-]*)(?: [A-Z][\w-]*)? (?:national|[Cc]itizen))"
    r"[^\S\n]*(?=$|[|•·;,])",
    re.MULTILINE,
)
PRONOUN_PAIR = re.compile(
    r"\(?\b(?:she|he|they|her|him|ze|xe)\s*/\s*(?:she|he|they|her|hers|him|his|them|theirs|hir|xem)\b"
    r"(?:\s*/\s*(?:hers|his|theirs))?\)?",
    re.IGNORECASE,
)
PRONOUN = re.compile(r"\b(?:she|he|her|hers|his|him|herself|himself)\b|\b(?:She|He|Her|His)\b(?= [a-z])")
PICTURE = re.compile(
    r"^[^\w\n]*(?:profile )?(?:photo|picture|photograph|headshot)[^\w\n]*$"
    r"|!\[[^\[\]\n]*\]\([^()\n]*\)",
    re.IGNORECASE | re.MULTILINE,
)

STREET = re.compile(
    r"\b\d{1,5}[a-z]?,? (?:[\w.'-]+ ){0,4}"
    r"(?:street|st\.?|avenue|ave\.?|road|rd\.?|lane|ln\.?|drive|dr\.?|boulevard|blvd\.?|way|court|ct\.?|place|"
    r"square|terrace|apt\.?)(?!\w)[^|•·;\n]*"
    r"|\b[\w-]{0,40}(?:straße|strasse|str\.|platz|weg|allee) \d+[a-z]?\b[^|•·;\n]*"
    r"|\b\d{1,4}(?: bis)?,? (?:rue|avenue|boulevard|via|calle|rua) [^|•·;\n]*",
    re.IGNORECASE,
)
_PROPER = r"[A-ZÀ-Ž][\w.'’-]+"
TOWN = re.compile(
    rf"(?<!\w)(?:{_PROPER}[ -]){{0,3}}{_PROPER}, ?(?:[A-Z]{{2,3}}\b|{_PROPER}(?: {_PROPER}){{0,2}})"
    rf"(?:,? ?\d{{5,6}}(?:-\d{{4}})?)?(?:, ?{_PROPER}(?: {_PROPER}){{0,2}})?"
)
BARE_PLACE = re.compile(rf"{_PROPER}(?:[ -]{_PROPER}){{0,2}}")
