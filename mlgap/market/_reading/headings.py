"""The headings that adverts put over their zones, in the wordings met most often."""

from __future__ import annotations

import re
from typing import Literal

Zone = Literal["intro", "responsibilities", "required", "preferred", "company", "benefits", "legal"]

_TAIL = (
    r"(?: (?:include|includes|including|are|is|for this role|for the role|of the (?:role"
    r"|job|position)|you'll need|for success))?"
)

_PREFERRED = (
    r"(?:what (?:would|will) (?:be )?)?(?:nice|good|great)[ -]to[ -]ha(?:ve|d)s?\b.*",
    r"(?:highly )?(?:preferred|desired|desirable|additional|optional|bonus|ideal"
    r"|advantageous|beneficial|other)"
    r"(?: (?:but not required|technical|professional|job))?"
    r" (?:qualifications?|skills?|experiences?|requirements?|criteria|attributes|knowledge"
    r"|education|competenc\w+|points?|assets?|background)\b.*",
    r"(?:preferred|desired|desirable|desirables|preferences?|pluses|a plus|plus|bonus"
    r"|bonuses|optional|extra|extras|assets?|considered (?:a plus|an asset))",
    r"(?:bonus|brownie|extra) points?\b.*",
    r"(?:experiences?|skills|things|background|qualifications|qualities) (?:that(?:'s| is| are|'d be"
    r"| would be)|which (?:is|are)) (?:also )?(?:an? )?(?:great|nice|good|plus|bonus|helpful|beneficial)\b.*",
    r"(?:it(?:'s| is|'d be| would be) )?(?:a )?(?:big |huge |strong )?(?:plus|bonus)(?: "
    r"if\b.*|es)?",
    r"what sets you apart.*",
    r"(?:you(?:'ll| will)? )?stand out\b.*",
    r"ways to stand out\b.*",
    r"what (?:would|will|could|can|makes?) (?:you|make you) stand out.*",
    r"(?:would|will) be (?:a plus|an advantage|nice).*",
    r"(?:we'd|we would) (?:also )?(?:love|like) (?:it )?(?:to see|if)\b.*",
    r"even better(?: if\b.*)?",
    r"(?:qualifications|skills|experience|requirements)[ ,:(-]+(?:preferred|desired"
    r"|desirable|nice[ -]to[ -]have)\b.*",
    r"preferred\b.*qualifications.*",
    r"(?:you might also|it helps if|not required,? but)\b.*",
    r"wünschenswert\b.*",
    r"von vorteil\b.*",
)
_REQUIRED = (
    r"(?:(?:the |your |our |key |core |minimum |basic |required |mandatory |essential "
    r"|general |job |technical |professional |role |position |candidate |other |main |hard "
    r"|soft |personal |academic |formal |primary |must[- ]have |specific |hands-on )*)"
    r"(?:requirements?|qualifications?|skills?|skillsets?|competenc(?:y|ies)|experiences?"
    r"|criteria|prerequisites|must[- ]haves?|essentials?|profile|education|background"
    r"|knowledge|expertise|abilities|attributes|know-how|credentials|certifications?"
    r"|proficiencies|capabilities)"
    r"(?:[ ,]*(?:and|&|/|,|or) ?(?:the |your |key |core |minimum |basic |required "
    r"|technical |professional )*(?:requirements?|qualifications?|skills?|experiences?"
    r"|education|knowledge|abilities|competencies|expertise|background|attributes"
    r"|responsibilities|certifications?|training|profile))*"
    r"(?: (?:required|needed|sought|we(?:'re| are) looking for|you(?:'ll| will)? (?:need"
    r"|bring|have)|include|for success|for this (?:role|position)|of the (?:role|ideal "
    r"candidate)))?(?: \(.{0,40}\))?",
    r"required",
    r"minimum",
    r"mandatory",
    r"essential",
    r"must[- ]have\b.*",
    r"(?:what )?(?:do )?you(?:'ll| will)? (?:must )?(?:bring|need|have|possess)\b.*",
    r"what (?:you|we|you'll|you will|you'd)(?:'re|'ll|'d| are| will| would)? (?:also "
    r")?(?:need|bring|have|look for|looking for|require|value|expect|offer us|seek|seeking"
    r"|should have|should bring|can bring|want|like to see|love to see|expect from you)\b.*",
    r"what (?:are we|is|do we|it takes|makes you|will make you|you should|you need|makes a "
    r"great|will you bring|do you (?:bring|need)|would make you|we ask|skills)\b.*",
    r"who (?:you|we|are you|is)\b(?!(?:'re| are)?$)(?:'re| are| will| need| want)?(?: "
    r"(?:are|looking for|look for|seeking|need|want|hope|hire|think|this|you are|we need"
    r"|we want).*)",
    r"who (?:you are|are you|you'll be)\??",
    r"(?:more )?about you(?:r.*)?",
    r"(?:the )?(?:ideal|successful|perfect|right|our ideal|our) (?:candidate|person"
    r"|applicant|profile|match|fit)\b.*",
    r"(?:you (?:are|might be|may be|could be|should|will be|would be|'re)|you're|you'll "
    r"be) (?:a |an )?(?:great|good|right|perfect|strong)?\s?(?:fit|match|apply if|thrive"
    r"|successful)?\b.{0,30}(?:if|have|when)?",
    r"(?:we're|we are) looking for.{0,20}",
    r"(?:we )?(?:expect|require|look for)\b.{0,20}",
    r"(?:your|candidate|the) (?:profile|skills?|experience|expertise|background"
    r"|qualifications?|toolkit|skillset|strengths|competenc\w+|superpowers?|portfolio"
    r"|talents?)\b.{0,30}",
    r"(?:our|the|your|key|core|current)? ?(?:tech(?:nology|nical)?|tooling)[ -]?(?:stack"
    r"|tools|environment|skills|expertise)\b.{0,20}",
    r"technologies(?: (?:we use|you.*))?",
    r"tools(?: (?:and|&) technologies)?",
    r"(?:is this you|does this sound like you|sound like you|this is you|could this be "
    r"you)\b.*",
    r"to (?:be successful|succeed|apply|qualify|thrive|excel)\b.*",
    r"(?:education|experience) (?:and|&|/) (?:experience|education|qualifications|skills"
    r"|training)\b.*",
    r"(?:languages?|language (?:skills|requirements?))",
    r"(?:ihr|dein|das|euer) profil",
    r"das bringst du mit.*",
    r"qualifikation(?:en)?",
    r"anforderungen",
    r"profil(?:e| recherché)?",
    r"requisitos.*",
    r"requisiti.*",
    r"(?:key )?(?:success factors|selection criteria)",
    r"you (?:also )?(?:have|bring|are|possess)",
    r"skills? (?:we|you|that)\b.*",
    r"(?:a|the) (?:bit|little) about you",
    r"how (?:you|to) (?:qualify|succeed)\b.*",
    r"basic quals?",
    r"min(?:imum)?\.? quals?.*",
    r"knowledge, skills.*",
    r"experience (?:level|you|we)\b.*",
)
_RESPONSIBILITIES = (
    r"(?:(?:the |your |our |key |core |main |primary |essential |job |role |major |general "
    r"|principal |specific |position |day-to-day |daily |typical |overall |leadership "
    r"|technical |areas of |principle |other |summary of )*)"
    r"(?:(?:roles?|duties|tasks?|functions?|job|qualifications?|responsibilit(?:y|ies)"
    r"|accountabilit(?:y|ies)|activities|deliverables|objectives|duty)(?:[ ,]*(?:and|&|/"
    r"|,) ?(?:the |your |key |core |main )*)?)*"
    r"(?:responsibilit(?:y|ies)|duties|tasks?|functions?|accountabilit(?:y|ies)|activities"
    r"|deliverables|objectives)\b" + _TAIL + r".{0,25}",
    r"(?:so,? )?what (?:you|will you|you'll|you will|would you|do you|does|your|the (?:job"
    r"|role)|to expect|are you)(?:'ll|'d| will| would| can| get to|'re|'re going "
    r"to)?\b.{0,12}\b(?:do|doing|does|build|work|own|achieve|deliver|day|role|involves?"
    r"|working|going|responsible|responsibilities|tackle|create|be doing|accomplish|drive"
    r"|lead|look)\b.*",
    r"(?:how (?:you'll|you will|you can|will you|you)|where (?:you'll|you will|you)) "
    r"(?:make|spend|contribute|help|do|have|create|add|come in)\b.*",
    r"(?:a |your )?(?:typical )?day[ -](?:in|to)\b.*",
    r"(?:what|how) (?:a|your) (?:typical )?(?:day|week).*",
    r"(?:in|as part of|on) (?:this|the|your|our) (?:role|position|job|team|capacity"
    r"|opportunity)\b.{0,40}",
    r"(?:as (?:a|an|our|the) .{3,50},? you.{0,30})",
    r"(?:you|you'll|you will|your)(?: will| (?:can|may|might))?(?: be)?(?: (?:responsible "
    r"for|working on|doing|expected to|do|work on|own|build|help|get to|join|lead))?",
    r"(?:your|the) (?:role|mission|impact|job|tasks?|work|challenge|contribution|focus|day"
    r"|opportunity|position|missions?|adventure|playground)\b.{0,25}",
    r"(?:about|overview of) (?:the |this |your )?(?:role|job|position|opportunity|project"
    r"|work)\b.{0,20}",
    r"(?:the |our )?(?:role|job|position|project|opportunity|engagement|assignment"
    r"|mission)(?: (?:overview|summary|description|purpose|profile|details|objectives?"
    r"|scope|responsibilities|highlights?|mission|in a nutshell|brief))?",
    r"(?:job|role|position|general|executive)? ?(?:summary|description|purpose|overview"
    r"|scope|objective|intro(?:duction)?)(?: of .*)?",
    r"(?:core |key |main )?(?:focus areas?|areas of (?:focus|responsibility)|key (?:areas"
    r"|outcomes|results|priorities))\b.*",
    r"(?:deine|ihre|die) (?:aufgaben|rolle|mission)",
    r"aufgaben.*",
    r"missions?",
    r"responsabil.*",
    r"funciones",
    r"tasks",
    r"what success looks like.*",
    r"(?:first|in your first|within your first) .*(?:days|months|year).*",
    r"you will",
    r"this role (?:will|is|involves).{0,30}",
    r"why this (?:role|job).{0,20}",
    r"impact you.*",
    r"(?:the )?(?:difference|impact) you.*",
)
_COMPANY = (
    r"about (?:us|our|the company|the team|the (?:business|organi[sz]ation|client|group"
    r"|department|program|division|firm|employer|department))\b.*",
    r"(?:who|what) we (?:are|do|believe|stand for|build|'re building|are building)\b.*",
    r"who are we\b.*",
    r"(?:the |our |your )?(?:company|team|client|culture|values|mission|vision|story"
    r"|purpose|organi[sz]ation|product|history|dna|principles|department|business)(?: "
    r"(?:overview|description|profile|summary|values|culture|background|statement|and "
    r"values|& values|intro\w*))*",
    r"(?:why|life at|working at|meet|join|come join|get to know)\b (?:us|join|work|the team"
    r"|our|we|at|with)?.{0,40}",
    r"(?:department|company|team|business|unit|group|organi[sz]ation)(?:al)? (?:overview"
    r"|description|introduction|summary|background)",
    r"how we (?:work|operate|hire|build).*",
    r"our commitment.*",
    r"about (?!you|the role|this role|the job|the position|this position|the opportunity"
    r"|the work|the project)[\w&.' -]{2,40}",
    r"über uns",
    r"background",
    r"context",
    r"(?:the |current )?(?:challenge|problem|context)",
    r"introduction",
    r"why (?:this|now|us)\b.*",
    r"wer wir sind.*",
)
_BENEFITS = (
    r"(?:what|here's what|here is what|things|why you'll|what's|reasons)\b.{0,20}\b(?:we|us"
    r"|you'll|you|in it)\b.{0,12}\b(?:offer|offering|provide|give|get|love|for you|benefits"
    r"|receive|enjoy|gain|can offer|expect from us|expect|promise)\b.*",
    r"what's in it\b.*",
    r"we (?:offer|provide|promise)\b.*",
    r"(?:our |the |your |some of our |additional |key |company |employee |total |great "
    r"|other |full |core |us )*(?:benefits?|perks|rewards?|compensation|salary|pay"
    r"|remuneration|package|offer|offering|total rewards?)\b.{0,50}",
    r"(?:base|annual|expected|target|hourly|pay|salary|compensation"
    r"|estimated)\b.{0,20}(?:salary|pay|range|rate|compensation|transparency|details"
    r"|information|type|scale)\b.{0,40}",
    r"(?:wir bieten|das bieten wir|unser angebot|was wir bieten|benefits).*",
    r"cosa offriamo.*",
    r"o que (?:nós )?oferecemos.*",
    r"(?:¿?qué ofrecemos\??).*",
    r"why (?:you'll|you will|you should) (?:love|join).*",
)
_LEGAL = (
    r"(?:our )?(?:equal|eeo|diversity|inclusion|dei|accommodation|accessibility|disclaimer"
    r"|disclosure|legal|privacy|notice|compliance|gdpr|e-?verify|fraud|fair|applicant"
    r"|candidate privacy|affirmative)\b.{0,60}",
    r"(?:how to apply|application (?:process|deadline|instructions|questions?)|interview "
    r"process|hiring process|(?:our )?recruitment process|selection process|next steps|the "
    r"process|ready to apply|apply|apply now|interested|contact|contact us|to "
    r"apply)\b.{0,40}",
    r"(?:physical|travel|working|work) (?:requirements|demands|conditions|environment"
    r"|schedule|hours|authori[sz]ation)\b.{0,30}",
    r"(?:security )?clearance.{0,20}",
    r"use of (?:ai|artificial).*",
    r"commitment to (?:diversity|inclusion).*",
    r"we are an equal.*",
    r"(?:a )?note (?:to|on|about).*",
)


_PARTICULARS = (
    r"(?:additional|other|important|more|further|general|job|position|posting) "
    r"(?:information|info|details|notes?)\b.{0,20}",
    r"(?:work )?(?:locations?|schedule|hours|department|job (?:type|id|details|function)"
    r"|employment type|reports to|industry|seniority level|show (?:more|less)|work (?:model"
    r"|mode|arrangement))\b.{0,20}",
)
"""Headings over particulars, after which anything may follow."""


def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(phrases) + r")\s*$")


ZONE_HEADINGS: tuple[tuple[Zone, re.Pattern[str]], ...] = (
    ("intro", _compiled(_PARTICULARS)),
    ("preferred", _compiled(_PREFERRED)),
    ("benefits", _compiled(_BENEFITS)),
    ("legal", _compiled(_LEGAL)),
    ("responsibilities", _compiled(_RESPONSIBILITIES)),
    ("required", _compiled(_REQUIRED)),
    ("company", _compiled(_COMPANY)),
)
"""Patterns over a heading's bare lower-case words, tried in order."""

BARE_HEADINGS = (
    r"(?:key |job |primary |main |core |essential )?(?:responsibilities|duties|accountabilities)"
    r"|(?:minimum |basic |required |preferred |desired |additional |technical |key |job "
    r"|bonus )?(?:qualifications|requirements|skills)"
    r"|(?:required|preferred|desired) (?:experience|skills|education)|nice[ -]to[ -]haves?"
    r"|must[ -]haves?|bonus points"
    r"|about (?:us|you|the role|the team|the company)|benefits|perks|what you(?:'|’)?ll "
    r"(?:do|bring|need)|what we offer|compensation"
    r"|what you will (?:do|bring|need)|who you are|what we(?:'|’)re looking for|education"
    r"|experience|equal opportunity"
)
"""Headings that may open a zone in the middle of a line, where a colon follows."""

GLUED_HEADING = re.compile(
    r"^[ \t#*•–-]*(?:(?:Key |Main |Core |Your |Role )?Responsibilities|(?:Minimum |Basic |Required "
    r"|Preferred |Desired |Key |Technical |Additional )?(?:Qualifications|Requirements|Skills)"
    r"|Required Skills (?:and|&) (?:Experience|Qualifications)|Skills (?:and|&) (?:Experience|Qualifications)"
    r"|Qualifications (?:and|&) (?:Experience|Skills)|(?:Required|Preferred|Desired) Experience"
    r"|(?:Nice|Good|Great)[ -][Tt]o[ -][Hh]aves?|Must[ -][Hh]aves?|Bonus [Pp]oints|Overview"
    r"|About (?:[Uu]s|[Yy]ou|[Tt]he (?:[Rr]ole|[Tt]eam|[Cc]ompany|[Jj]ob|[Pp]osition))|The Role|Role Overview"
    r"|Job (?:Description|Summary)|What [Yy]ou(?:[’']ll| [Ww]ill) (?:[Dd]o|[Bb]ring|[Nn]eed)"
    r"|What [Ww]e [Oo]ffer|Who [Yy]ou [Aa]re|What [Ww]e(?:[’']re| [Aa]re) [Ll]ooking [Ff]or|Benefits|Perks"
    r"|Your (?:Profile|Tasks))(?=[A-Z][a-z’']|[A-Z]{2,}[a-z ]|\d)",
    re.M,
)
"""A heading at the start of a line whose first sentence follows without a space."""
