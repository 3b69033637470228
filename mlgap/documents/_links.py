"""E-mail addresses, links and handles: what leads to a person, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

EMAIL = re.compile(
    r"[\w.+%-]{1,64}+ ?[@＠] ?[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.+%-])[\w.+%-]{1,64}+ ?[\[({]at[\])}] ?[\w-]+(?: ?(?:\.|[\[({]dot[\])}]) ?[\w-]+)+"
    r"|(?<![\w.+%-])[\w.+%-]{1,64}+ at [\w-]{1,40}+ dot [\w-]{2,12}\b(?: dot \w{2,6}\b)?"
    r"|(?<![\w.+%-])[\w.+%-]{1,64}+@[\w-]{1,40}+(?:\n[\w-]{0,40}\.|\.\n)[a-z]{2,12}\b(?:\.[a-z]{2,6}\b)?"
    r"|\{[\w.+%, -]{1,120}\}@[\w-]+(?:\.[\w-]+)+"
    r"|[\w.+%-]{1,64}+@(?=\n)|(?<=\n)@[\w-]+(?:\.[\w-]+)+"
    r"|(?<=@\n)[\w-]+(?:\.[\w-]+)+",
)
URL = re.compile(r"(?:https?:/{1,2} ?|www\.)[^\s|,;<>()\"]+", re.IGNORECASE)

_SITES = (
    r"linkedin|github|gitlab|bitbucket|twitter|x|medium|kaggle|stackoverflow|scholar\.google|orcid|behance|"
    r"dribbble|huggingface|facebook|instagram|youtube|researchgate|leetcode|hackerrank|t|bit|youtu|notion|"
    r"substack|stackexchange|linktr|bsky|keybase|dev|about|wa|xing|codeforces|codechef|topcoder|hackernoon|"
    r"mastodon|threads|tiktok|pinterest|quora|reddit|discord|calendly|cal|academia|semanticscholar|dblp|"
    r"openreview|angel|wellfound|upwork|fiverr|topmate|read|hashnode|sessionize|speakerdeck|slideshare|vimeo"
)
PROFILE = re.compile(
    rf"\b(?:[a-z]{{2,3}}\.)?(?:{_SITES})\.(?:com|org|net|io|co|me|ly|be|ee|site|app|to|social|gg|in|edu|cv)"
    r"/[^\s|,;<>()\"]*",
    re.IGNORECASE,
)
PERSONAL_SITE = re.compile(
    r"\b[\w-]{1,63}\.(?:github|gitlab|netlify|vercel|medium|substack|wordpress|blogspot|hashnode|bsky|"
    r"wixsite|"
    r"herokuapp|notion|super|carrd|webflow)\.\w{2,6}(?:/\S*)?",
    re.IGNORECASE,
)
CODE_HOST = re.compile(
    r"(?:(?<![\w.@-])|(?<=www\.))(?:github|gitlab|bitbucket)\.(?:com|org)(?=/[^\s/])", re.IGNORECASE
)
"""The part of a link to code that names nobody."""

_BROKEN_SITE = re.compile(
    r"(?=[\w.]{0,12}\n)(?:"
    + "|".join(r"\n?".join(map(re.escape, site)) for site in ("linkedin.com", "github.com"))
    + r")\n?/\n?(?:in/)?[^\s|,;<>()\"]*",
    re.IGNORECASE,
)
"""A host that a narrow column breaks in two."""

_TOP = (
    r"(?:com?\.(?:uk|in|jp|za|nz|kr|ke|il)|com\.(?:br|au|mx|tr|ar|sg|ng|pl)|org\.uk|ac\.uk|"
    r"com|dev|me|io|org|net|ai|app|info|eu|de|fr|uk|in|nl|ch|es|it|se|pl|xyz|tech|page|site|blog|us|ca|id|cv|"
    r"at|be|dk|no|fi|pt|br|ro|cz|hu|gr|ie|online|space|codes|engineer|website|works|so|sh|gg|academy|science)"
)
_SITE = (
    r"(?<![\w@.])(?<![\w.]-)(?!(?:asp|ado|ml|vb|f#)\.net\b"
    r"|(?:socket|draw|fast|cohere|scale|hugging|spark|keras|booking|amazon|salesforce|monday|jd|hotels|"
    r"c3|h2o|"
    r"character|stability|fal|together|x|weights|landing|datarobot|snorkel|outlook|office|crates|pkg|"
    r"node|next|vue|express|three|d3|nuxt|deno|bun|packer|consul|nomad)\.\w+)"
    rf"[a-z0-9][a-z0-9-]{{0,62}}(?:\.[a-z0-9-]{{1,63}}){{0,5}}\.{_TOP}"
)
BARE_SITE = re.compile(rf"{_SITE}\b(?:/[^\s|,;]*)?", re.IGNORECASE)
"""A site without its scheme; beside contact details alone, since employers and tools are written so too."""

_SITE_WITH_PATH = re.compile(rf"{_SITE}/[~@\w][^\s|,;<>()\"]*")
_COUNTRY = (
    r"co|ly|gl|gd|to|bio|link|fyi|pro|design|digital|studio|expert|fm|tv|is|ee|lt|lv|sk|si|hr|bg|ua|by|kz|ge|am|"
    r"az|tr|cn|jp|kr|tw|hk|sg|my|th|vn|ph|pk|bd|lk|np|ir|il|ae|sa|qa|kw|jo|lb|eg|ma|tn|dz|ng|ke|gh|tz|ug|rw|za|"
    r"ar|cl|pe|ve|ec|uy|py|cr|mx|nz|au|social|wiki|sr\.ht"
)
_FAR_SITE_WITH_PATH = re.compile(
    rf"(?<![\w@./-])[a-z0-9][a-z0-9-]{{0,62}}(?:\.[a-z0-9-]{{2,63}}){{0,3}}\.(?:{_COUNTRY})"
    r"/[~@a-z][^\s|,;<>()\"]{3,}"
)
"""Fewer endings are sure of a site than stand in links: a path of its own makes up for it."""

_AT_CODE_HOST = re.compile(r"\bgit@[\w.-]{3,60}:[\w./~-]+")
_QUERY = re.compile(r"(?<![\w/])(?:citations|profile|user|id)\?[\w=&-]{4,}")
_SITE_LED_TO = re.compile(
    r"\b(?i:at|on|site|website|web|webpage|homepage|portfolio|blog|demo|link|links|url|see|visit|online|code)"
    rf"\s*[:：]?\s+(?P<value>{_SITE}\b(?![\w.]))"
)
_NAMED_SITES = (
    r"linked[- ]?in|git ?hub|git ?lab|bitbucket|twitter|skype|telegram|kaggle|orcid(?: id)?|whatsapp|"
    r"discord|wechat|instagram|facebook|leetcode|hackerrank|stack ?overflow|mastodon|bluesky|hugging "
    r"?face|xing|"
    r"google scholar|researchgate|codeforces|substack|behance|dribbble"
)
_TOOLS_AFTER = (
    r"(?!(?:actions?|copilot|pages|gists?|workflows?|repos?|repository|repositories|enterprise|ci|cd|"
    r"projects?|issues|"
    r"and|or|with|for|to|as|in|on|by|the|a|flow|profile|learning|bot|bots|api|apis|runners?|community|"
    r"link|url|"
    r"python|pytorch|docker|jira|git|sql|datasets?|competitions?|grandmaster|master|expert|messages|"
    r"stars?|scraper|"
    r"scraping|sales|recruiter|ads?|spaces|hub|transformers|automation|integration|contributions?|badges?|"
    r"pipelines?|data|feed|sentiment|processing|bitbucket|gitlab|github|jenkins|linux)\b)"
)
_VALUE = (
    rf"{_TOOLS_AFTER}@?(?:live:)?/?(?:in/)?"
    r"(?-i:[a-z0-9_][\w.#+/-]{1,60}+|[A-Z]\w*[a-z][A-Z_\d-][\w.-]*+)(?!\s*[:：])"
)
HANDLE = re.compile(
    rf"(?<![\w.])(?:{_NAMED_SITES})\s*(?:id|profile|handle|username)?\s*(?:[:：|]|\s[-–—])\s*@?"
    rf"(?P<value>{_VALUE})(?![^\S\n]+[^\W\d_]+[^\S\n]+[^\W\d_])",
    re.IGNORECASE,
)
"""A handle after its site's name: "GitHub: jane-m"; a sentence after a colon is none."""

_OTHER_SITES = (
    r"medium|signal|threads|tiktok|youtube|pinterest|reddit|vk|line|kakao(?:talk)?|qq|weibo|zalo|viber|matrix|"
    r"irc|dev\.to|codepen|replit|codewars|codeberg|devpost|linktree|strava|twitch|insta|fb|ig|x|so|hn|"
    r"hacker ?news|semantic scholar|dblp|openreview|product ?hunt|polywork|peerlist|codechef|atcoder|spoj|"
    r"exercism|wattpad|"
    r"goodreads|tumblr|flickr|quora|slack|steam|notion|substack|upwork|fiverr|toptal|wellfound|angellist"
)
_OTHER_HANDLE = re.compile(
    rf"(?<![\w.])(?:{_OTHER_SITES})\s*(?:id|profile|handle|username)?\s*[:：|]\s*(?P<value>@[\w.-]{{3,60}}|"
    r"(?-i:[a-z][a-z-]*(?:[\d_]|\.\d)[\w.-]{0,40}))(?![^\s|•·,;)])",
    re.IGNORECASE | re.MULTILINE,
)
"""After a site whose name is a common word too: only what has the shape of a handle."""

_HANDLE_BEFORE_SITE = re.compile(
    rf"(?<![\w.])(?P<value>@[\w.-]{{3,60}})(?= ?\((?:{_NAMED_SITES}|{_OTHER_SITES})\))", re.IGNORECASE
)
HANDLE_AFTER_SITE = re.compile(
    rf"(?<![\w.])(?:{_NAMED_SITES})(?:[^\S\n]+|/)(?P<value>{_VALUE})[^\S\n]*(?=$|[|•·,;)])",
    re.IGNORECASE | re.MULTILINE,
)
"""The same without a sign between: beside contact details alone, or with a digit or "_" in it."""

_SITE_ALONE = re.compile(rf"[^\S\n]*(?:{_NAMED_SITES})[^\S\n]*", re.IGNORECASE)
_HANDLE_ALONE = re.compile(r"[^\S\n]*(?P<value>@?[a-z][\w.-]{2,40})[^\S\n]*")
AT_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z_][\w.-]*\w(?:@[\w-]+(?:\.[\w-]+)+)?")
_FAR_AT_HANDLE = re.compile(
    r"(?:^|(?<=[:(|•·,] )|(?<=[(|])|(?<= at )|(?<= as ))(?P<value>@[a-z_][\w-]{3,40})(?![\w.(])"
    r"|(?<![\w.])(?P<federated>@[\w-]+@[\w-]+(?:\.[\w-]+)+)",
    re.MULTILINE,
)
LINKEDIN_SHORT = re.compile(r"(?<!\S)/?in/[a-z][\w%-]{2,80}/?(?!\S)")
_SKYPE_AT_START = re.compile(
    rf"^[^\S\n]*(?:skype|github|gitlab|kaggle|twitter|linkedin|"
    rf"telegram)[^\S\n]+(?P<value>{_VALUE})[^\S\n]*(?=$|[|•·])",
    re.IGNORECASE | re.MULTILINE,
)
_LINKEDIN_SHORT = re.compile(
    r"(?:^|(?<=[|•·,;(:] )|(?<=[(|]))(?P<value>/?in/[a-z][\w%-]{2,80}/?)(?=[^\S\n]*(?:$|[|•·,;)]))",
    re.MULTILINE,
)
_LINKEDIN_NUMBERED = re.compile(
    r"(?<![\w./])/?in/[a-z][a-z%-]{1,60}-(?=[a-f\d]{0,9}\d)[a-f\d]{4,10}(?![\w-])"
)
"""With the number LinkedIn gives: sure wherever it stands."""

_CODE_SHORT = re.compile(
    r"(?<![\w./])(?:github|gitlab|linkedin|twitter)/(?P<value>[a-z][\w-]{2,60})(?!\w)", re.IGNORECASE
)
_ORCID = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b")
_MARKDOWN_LINK = re.compile(r"\]\((?P<value>[^()\s]{4,200})\)")

LINKS = (
    URL, PROFILE, PERSONAL_SITE, _SITE_WITH_PATH, _SITE_LED_TO, HANDLE,
    _FAR_AT_HANDLE, _LINKEDIN_SHORT, _SKYPE_AT_START,
    _CODE_SHORT,
    _ORCID, _MARKDOWN_LINK, _FAR_SITE_WITH_PATH, _AT_CODE_HOST, _QUERY, _OTHER_HANDLE, _HANDLE_BEFORE_SITE,
    _LINKEDIN_NUMBERED, _BROKEN_SITE,
)  # fmt: skip
_OPEN_END = re.compile(
    r"(?i:linkedin\.com/in/)(?:[^\s|,;]*-)?\n(?P<rest>(?=[\d-]*[a-z])[a-z\d%-]+)(?![\w.@])"
)


def links(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of links and handles that are told wherever they stand."""
    for pattern in LINKS:
        for found in pattern.finditer(text):
            yield found.span(found.lastgroup or 0)
    for found in HANDLE_AFTER_SITE.finditer(text):
        if re.search(r"[\d_]", found["value"]):
            yield found.span("value")
    for found in _OPEN_END.finditer(text):
        yield found.span("rest")


def lone_handles(rows: Sequence[str]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield (row, offsets in it) of a handle alone above or below the name of its site."""
    for place, row in enumerate(rows):
        if _SITE_ALONE.fullmatch(row) and place and (found := _HANDLE_ALONE.fullmatch(rows[place - 1])):
            yield place - 1, found.span("value")
