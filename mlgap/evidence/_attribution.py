"""Whose work a clause tells of: what a team, a vendor or a colleague did is not the person's."""

from __future__ import annotations

import re

_OTHERS = (
    r"(?:teams?|vendors?|suppliers?|contractors?|colleagues?|company|companies|department"
    r"|organi[sz]ation|clients?|customers?"
    r"|employer|scientists|engineers|developers|researchers|analysts|people|candidates|group"
    r"|coworkers?|co-workers?|partners?)"
)
_DOES = (
    r"(?:uses?|used|using|runs?|ran|owns?|owned|handles?|handled|manages?|managed|maintains?"
    r"|maintained|migrated|migrates"
    r"|built|builds|deploys?|deployed|trained|trains?|wrote|operates?|operated|relies|relied|hosts?"
    r"|hosted|developed|had its own|has its own|looks? after|looked after|takes care of|took care of"
    r"|(?:is|are|was|were) (?:using|running|having|building|handling|hosting)"
    r"|implement(?:s|ed)|moved|adopted|launched|shipped|designed|works? (?:with|on)|took|takes|does"
    r"|did|set up|provides?)"
)
_START = r"(?:^|[.;:]\s+|,\s+(?:and |but |while |where )?|\b(?:but|while|whereas|where|because|after|when) )"
_CLAUSE = (
    r"(?:[^.;]|\.(?=\S))*?"
    r"(?=[.;](?:\s|$)|,\s+(?:and\s+|but\s+|while\s+)?I\b|\s(?:and|but|while)\s+(?:I|my own)\b|$)"
)
_LED = r"(?<!\bled )(?<!\blead )(?<!\bleading )(?<!\bmanaged )(?<!\bmanaging )(?<!\bheaded )(?<!\bbuilt )"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_START}{_LED}(?:(?:my|our|the|their|another|other|a"
        rf"|an)\s+)(?:[\w-]+\s+){{0,3}}?{_OTHERS}\s+(?:of (?:the |my )?\w+\s+)?"
        rf"(?:also |then |now )?{_DOES}\b{_CLAUSE}",
        rf"(?:^|[.;]\s+)(?:[\w-]+\s+)?(?:scientists|analysts|researchers|developers|colleagues)\s+"
        rf"(?:use|run|train|build|host|own)\b{_CLAUSE}",
        rf"(?:^|[.;]\s+)(?:a |the |another )?team of (?:theirs|others|his|hers)\s+\w+{_CLAUSE}",
        rf"{_START}they\s+(?:also |then )?\w+{_CLAUSE}",
        r"\b(?:clients|customers)(?:\s*:|\s+(?:includ(?:e|ed|ing)|such as|like)\b)"
        r"(?:(?!\b(?:using|with|through|via|by)\b)[^.;])*",
        rf"\b(?:alongside|helped|assisted|supported|supporting|helping|assisting|sat with|next to"
        rf"|shadowed|to|with|for)\s+(?:[\w-]+\s+){{0,5}}?{_OTHERS},?\s+(?:who|that"
        rf"|which)\s+{_DOES}\b{_CLAUSE}",
        rf"\b(?:helped|assisted)\s+(?:[\w-]+\s+){{0,5}}?{_OTHERS}\s+(?:to\s+)?"
        rf"(?:put|deploy|build|train|migrate|ship|launch)\b{_CLAUSE}",
        rf"\b(?:who|which)\s+(?:run|runs|own|owns|operate|operates|host|hosts|maintain"
        rf"|looked after|look after|handle|handled)\b{_CLAUSE}",
        r"(?:^|(?<=[.;]))[^.;]*\b(?:not|never) (?:(?:done|built|written|used|run) )?by me\b[^.;]*",
        r"(?:^|(?<=[.;]))[^.;]*\b(?:was|were) (?:shown|demonstrated|explained) to (?:us|me)\b[^.;]*",
        r"(?:^|(?<=[.;]))[^.;]*\b(?:so |and )?(?:I )?(?:only )?hear(?:d)? about it\b[^.;]*",
        rf"\b(?:firm|company|start-?up|business|team) of my \w+\b{_CLAUSE}",
        rf"\bmy (?:brother|sister|friend|wife|husband|father|mother|partner|cousin)['’]s\b{_CLAUSE}",
        rf"(?-i:(?:^|[.;:,]\s+|\b(?:and|but|while) )(?:IT|Ops|Operations|Engineering|DevOps|SRE))\s+"
        rf"(?:takes?|writes?|wrote|coded|codes|{_DOES[3:]}\b{_CLAUSE}",
        r"(?-i:(?:^|[.;]\s+)[A-Z][a-z]+) (?:then |also )?(?:deployed|built|wrote|trained|ran|set up|handled"
        r"|coded|did)\b[^.;]*(?=[;,]\s*(?:and |while |but )?I\b|;\s*$)",
        r"\b(?:hobbies|pastimes|outside (?:of )?work)\b.*",
        r"^\W*(?:our |the )?(?:team|company|department|client"
        r"|vendor)(?:['’]s)?(?: tech(?:nology)?)? (?:stack|tools|uses|technologies)\b.*",
        rf"\b(?:hired|hires?|hiring|recruit(?:ed|s|ing)?|filled|placed|sourced|sourcing"
        rf"|headhunted)\b(?=[^.;]*\b(?:roles?|engineers?|scientists?|developers?|people|candidates"
        rf"|talent)\b){_CLAUSE}",
        rf"\broles? (?:required|needed|asked|called) (?:for )?{_CLAUSE}",
        rf"\b(?:people|candidates|engineers|talent|someone|developers) with\b[^.;]*\b(?:experience"
        rf"|skills|background|knowledge)\b{_CLAUSE}",
        rf"\b(?:follow|join) a conversation about\b{_CLAUSE}",
        rf"(?:{_START}|\band |\bI )(?:sold|resold|sell|selling|pitch(?:ed|es|ing)?|upsold)\b{_CLAUSE}",
        rf"\b(?:presented|promoted|marketed|evangeli[sz]ed|positioned) (?:[\w&/-]+\s+){{0,5}}?"
        rf"(?:vision|story|portfolio|value proposition|offerings?|licen[sc]es?)\b{_CLAUSE}",
        r"(?-i:^(?:Company |Client |Role: )?.{0,80}?\b[A-Z][\w&.-]*"
        r" (?:offers|provides|speciali[sz]es in|is|was) an? )(?!.*\b(?:I|my|we|our)\b).{0,80}"
        r"\b(?:company|provider|start-?up|firm|bank|leader|vendor|supplier|agency|solution)\b.*",
        r"(?:^|^company - [^.;]{1,60}? )(?:company |client )?descriptions?\s*[-–:]\s*[\w&/ -]{0,45}"
        r"\b(?:platform|company|provider|start-?up|firm|leader|vendor|supplier|agency)\b.*",
    )
)


_SOUGHT = re.compile(
    r"\b(?:aiming for|looking for|seeking|in search of|targeting|applying for|hoping for|open to"
    r"|searching for)\b"
    r"[^.;]{0,80}\b(?:role|position|job|opportunit\w+|internship|challenge)s?\b[^.;]*"
    r"|\b(?:speciali[sz]e|grow|move|break|transition)(?:ing)? (?:further )?(?:in|into)\b[^.;,]*"
    r"|\b(?:currently|now) (?:doing|taking|attending|following|completing|enrolled in"
    r"|on)\b[^.;]{0,60}?\bcourses?\b[^.;]*"
    r"|\b(?:interested in (?:the )?development|sharpening|new to|curious about"
    r"|developing (?:my )?skills in)\b[^.;]*"
    r"|(?<![\w.+#/-])[\w.+#/-]{1,40}(?: [\w.+#/-]{1,40})?"
    r" \((?:learning|in progress|currently learning|einarbeitung läuft)\)",
    re.IGNORECASE,
)
_SOUGHT_ANYWHERE = re.compile(
    r"\b(?:planning|preparing|registered|booked|scheduled|studying) for [^.;,]{0,40}"
    r"\b(?:exam|certification|certificate)\b"
    r"|^\W*(?:wants?|wish ?list|to learn|learning next|next up|goals?|learning goals)\s*:.*"
    r"|(?:^[^.;:]{1,40}:\s*)?\bread (?:the|about|up on|papers)\b(?:(?!\band\b)[^.;,]){0,60}"
    r"(?=[^.;]*\b(?:toy|never|not (?:yet )?(?:used|applied))\b)",
    re.IGNORECASE,
)


def find_sought(text: str, *, in_entry: bool) -> tuple[tuple[int, int], ...]:
    """Return the stretches of `text` that tell what is sought or still being learned.

    Inside an entry, words such as "specialised in" tell of work.
    """
    patterns = (_SOUGHT_ANYWHERE,) if in_entry else (_SOUGHT, _SOUGHT_ANYWHERE)
    return tuple(match.span() for pattern in patterns for match in pattern.finditer(text))


def find_others_work(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of `text` that tell what somebody else did or uses."""
    return tuple(match.span() for pattern in _PATTERNS for match in pattern.finditer(text))
