"""Words that an advert means as a skill and a CV often as something else: "communicate with clients".

The matcher serves adverts and CVs alike. What a CV's line must say, or must not, before such a word
counts stands here, skill by skill.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mlgap.types import Section

_AROUND = 120
"""Characters looked at on either side of the word."""
_LABELS = frozenset(("cloud", "nosql", "backend", "frontend", "back end", "front end"))
"""Kinds of tools: before a colon they name the list ("Cloud: AWS"), not something held."""
_SOFT = frozenset(("skills", "languages"))
_TRADE = re.compile(
    r"\b(?:sales|account (?:executive|manager|director)|business development|recruit\w+|headhunter|sourcer"
    r"|talent (?:acquisition|partner)|customer success)\b",
    re.IGNORECASE,
)
_CRAFT = re.compile(r"engineer|scientist|analyst|developer|architect|analytics", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sense:
    """Which of a skill's words are doubtful, what must stand around them and what must not.

    The patterns are searched in the text around, in which the word itself is written as `<word>`.
    """

    words: re.Pattern[str]
    needs: re.Pattern[str] | None = None
    bars: re.Pattern[str] | None = None
    in_lists: bool = False
    """Whether an item of a skills list is judged as well; there the word alone usually means the skill."""


def _sense(words: str, *, needs: str = "", bars: str = "", in_lists: bool = False) -> Sense:
    def compiled(pattern: str) -> re.Pattern[str] | None:
        return re.compile(pattern, re.IGNORECASE) if pattern else None

    return Sense(re.compile(words, re.IGNORECASE), compiled(needs), compiled(bars), in_lists)


_KEEPING_UP = (
    r"\b(?:keep|kept|keeping|stay\w*|follow\w*|learn\w*|up[- ]to[- ]date|abreast|track\w*|curious|passion\w*"
    r"|eager\w*|adapt\w*|pick\w* up|self[- ]taught)\b[^.;]{0,60}<"
)
_DEALING = (
    r"\b(?:work\w*|liais\w*|engag\w*|met|meet\w*|relationship\w*|interact\w*|negotiat\w*|communicat\w*"
    r"|coordinat\w*|consult\w*|align\w*|partner\w*|collaborat\w*|direct\w*|requirements?)\b[^.;,]{0,40}<"
)
_SENSES: dict[str, tuple[Sense, ...]] = {
    "communication": (
        _sense(
            r"communicat(?:e|es|ed|ing|ion|ions)|articulate",
            needs=r"\b(?:excellent|strong|good|great|effective\w*|clear\w*|verbal|written|oral|outstanding"
            r"|interpersonal|exceptional|superior|solid|professional|fluent)\W+(?:\w+\W+){0,3}<communicat"
            r"|<communicat\w+>\s+(?:skills?|abilit|clearly|effectively)"
            r"|<communicat\w+>[^.;]{0,70}\b(?:non[- ]technical|stakeholders?|executives?|leadership|c-level"
            r"|findings|results|insights|complex|technical|audiences?|trade-?offs|board)\b",
        ),
    ),
    "collaboration": (
        _sense(r"(?:and )?collaborat\w+(?: with)?", bars=r"\bin <|collaborati(?:on|ve) (?:tools?|platform)"),
    ),
    "continuous-learning": (
        _sense(
            r"research papers?|new (?:technologies|tools.*)|(?:industry|emerging|latest) \w+"
            r"|(?:advancements|advances) in|latest in ai|learn (?:quickly|new)",
            needs=_KEEPING_UP,
            in_lists=True,
        ),
    ),
    "clean-code": (_sense(r"reusable components?", bars=r"terraform|\bui\b|react|figma|\binfra|cloud|helm"),),
    "documentation": (
        _sense(
            r"documentation|documenting",
            bars=r"<documentation>\s+(?:\w+\s+){0,2}(?:systems?|tool|app|portal|website|chat ?bot|assistant)",
        ),
        _sense(r"document (?:the|your)", bars=r"\b(?:each|every|a|per|single|classify|upload)\s<"),
    ),
    "stakeholder-mgmt": (
        _sense(
            r"with (?:clients|customers)|(?:client|customer) engagement|business (?:partners|teams)",
            needs=_DEALING,
        ),
        _sense(r"stakeholders?", bars=r"<stakeholders?>\s*:", in_lists=True),
    ),
    "business-impact": (
        _sense(
            r"data[- ]driven decisions?(?: making)?|business (?:decisions|problems|objectives|strategy"
            r"|understanding)|drive business|real business",
            needs=r"\d\s?(?:%|percent|k\b|m\b|million)|[$€£]\s?\d",
        ),
    ),
    "leadership": (_sense(r"strategic leadership", needs=r"\b(?:team|engineers|led)\b"),),
    "ownership": (
        _sense(
            r"own the|own and|owning|ownership of|ownership|accountability",
            bars=r"\bhome <|"
            r"<ownership> (?:transfer|records|data|verification)",
        ),
    ),
    "mentoring": (
        _sense(r"coach|mentor", bars=r"\b(?:bus|train|football|basketball|soccer|tennis|swim\w*)\s<"),
    ),
    "adaptability": (
        _sense(
            r"fast[- ]paced|startup environment",
            needs=r"environment|thriv|adapt|comfortable|deliver|able to|work (?:in|under)",
            bars=r"<fast[- ]paced> (?:\w+ ){0,2}(?:start-?up|company|agency|firm)",
        ),
        _sense(r"adapt to|ambigu\w+", bars=r"\bmodels? (?:that )?<|\bdomain\b|\bword\b|entity"),
    ),
    "data-pipelines": (
        _sense(
            r"data (?:collection|acquisition|preparation|architecture|infrastructure|ecosystems)",
            needs=r"pipeline|ingest|\betl\b|\belt\b|\bapis?\b|scrap|crawl|automat|stream|warehous|kafka|airflow"
            r"|spark|\b(?:built|build|develop|implement|design)\w*\b[^.;]{0,40}<",
        ),
    ),
    "data-modeling": (
        _sense(
            r"data models?",
            bars=r"\b(?:custom|statistical|predictive|forecasting|machine learning|ml) <|algorithm"
            r"|\b(?:train|predict|fit)\w*\b",
        ),
    ),
    "resource-planning": (
        _sense(
            r"resource (?:management|utili[sz]ation)|capacity (?:management|planning)",
            needs=r"\b(?:cpu|gpu|clusters?|cloud|compute|memory|servers?|kubernetes|k8s|infrastructure"
            r"|workloads?|nodes?|storage|on-?call|traffic|aws|azure|gcp|hardware|platform|autoscal\w+)\b",
        ),
    ),
    "internal-dev-platform": (
        _sense(
            r"developer experience",
            needs=r"\b(?:improv\w*|platform|portal|internal|engineers|teams|tooling|\bdx\b)",
            in_lists=True,
        ),
        _sense(
            r"internal (?:tools|tooling|platforms|frameworks|libraries)|developer tool(?:s|ing)",
            bars=r"\bcall(?:s|ing)? <|\bagents?\b[^.;]{0,40}<",
        ),
    ),
    "probability": (
        _sense(
            r"probability",
            bars=r"<probability>[- ]of[- ]|(?:default|purchase|churn|win|conversion|click|predict\w*"
            r"|class) (?:the )?<|<probability> (?:scores?|estimates?|thresholds?|maps?)",
        ),
    ),
    "scalability": (
        _sense(
            r"scaling",
            bars=r"encoding|normali[sz]|standardi[sz]|imputation|missing value|feature (?:selection|<)"
            r"|min-?max|<scaling> (?:laws?|the (?:team|business|company))",
        ),
        _sense(
            r"profiling",
            bars=r"\b(?:customer|data|user|risk|pandas|client|genomic|gene|expression|consumer|market) <",
        ),
        _sense(r"throughput", bars=r"\b(?:patient|passenger|assembly|factory|clinic|press|packing)\b"),
    ),
    "llm": (
        _sense(
            r"language models?",
            bars=r"\b(?:bert|elmo|n-?gram|statistical|word2vec|lstm|markov|rnn|ulmfit)\b",
        ),
    ),
    "prompt-engineering": (
        _sense(r"prompts?", bars=r"<prompts?>\s+(?:delivery|response|service|payment|action|attention|repl)"),
    ),
    "time-series": (
        _sense(
            r"forecasting",
            bars=r"<forecasting> of (?:the )?(?:pipeline|budgets?|headcount)|(?:budget|pipeline|headcount"
            r"|staffing|quota) <|salesforce|meddic|quota",
            in_lists=True,
        ),
    ),
    "auditability": (
        _sense(
            r"audits?|auditing|internal audit",
            needs=r"trail|\blogs?\b|logging|traceab|lineage|decision|\bmodels?\b|reproduc|immutable|provenance"
            r"|<audit\w*>[- ]?(?:ready|able)",
        ),
    ),
    "concurrency": (
        _sense(
            r"async(?:hronous)?",
            bars=r"<async\w*> (?:checkpoint|communicat|work|team|remote|motor|learning|course|meeting)",
        ),
    ),
    "dbt": (_sense(r"dbt", bars=r"skills training|therap|behaviou?r|adolescent|counsel", in_lists=True),),
    "deep-learning": (_sense(r"deep-?learning", bars=r"<deep-?learning>\.ai", in_lists=True),),
    "azure": (_sense(r"azure", bars=r"regatta|coast|\bsea\b|hotel|beach|villa", in_lists=True),),
    "data-structures-algos": (
        _sense(
            r"data structures",
            bars=r"\b(?:analytics|event|tracking|warehouse|json|xml|nested) <",
        ),
    ),
    "explainability": (
        _sense(
            r"interpretable|explainable|transparent",
            needs=r"models?\b|\bml\b|\bai\b|machine learning|shap|lime|features?|predict|scores?|decisions?",
            bars=r"<interpretable> (?:dash|report|chart|visual)",
        ),
    ),
    "alerting": (
        _sense(
            r"alerts?",
            bars=r"\b(?:audio|voice|hazard|push|e-?mail|sms|weather|price|news|video|fraud|job) (?:\w+ )?<",
        ),
    ),
    "streaming": (
        _sense(
            r"streaming",
            bars=r"<streaming> (?:responses?|tokens|output|video|audio|services?|music|app)"
            r"|\b(?:video|music|live) <",
        ),
    ),
    "robotics-av": (
        _sense(r"robots?", bars=r"uptime<", in_lists=True),
        _sense(
            r"robots?",
            needs=r"robotic|\bcontrol|grasp|\barms?\b|warehouse|\bpick|navigat|motion|\bros2?\b|\bslam\b"
            r"|perception|autonom|fleet|mobile <|camera|lidar|industrial <|simulat",
        ),
    ),
    "gpu-scheduling": (_sense(r"karpenter|spot instances|job scheduling", needs=r"\bgpus?\b"),),
    "git": (_sense(r"svn|subversion|cvs|perforce|mercurial|tfs|clear ?case", needs=r"$^", in_lists=True),),
    "computer-vision": (
        _sense(
            r"cv",
            bars=r"curriculum|lebenslauf|r[ée]sum[ée]|^\W*<cv> (?:of|von|de)\b|^\W*<cv>\W*(?:[-–:]|$)|/ <cv>",
            in_lists=True,
        ),
    ),
    "edge-ml": (
        _sense(
            r"raspberry pi|edge devices|mobile deployment",
            needs=r"model|inference|\bml\b|\bai\b"
            r"|vision|detect|tensorflow|onnx|neural",
        ),
    ),
    "docker": (_sense(r"containers?", bars=r"\b(?:shipping|cargo|freight|food|terminal|port|vessel)\b"),),
    "speech-ml": (
        _sense(
            r"speech|transcription",
            bars=r"\b(?:public|gave|giving|delivered|hate|free) (?:a )?<|therap|<transcription> factor",
        ),
    ),
    "personalisation": (
        _sense(
            r"segmentation",
            bars=r"\b(?:image|semantic|instance|panoptic|word|sentence|audio)\b|\bmasks?\b|u-?net|mri|tumou?r|lesion"
            r"|\bcells?\b|lung|pixel|yolo",
            in_lists=True,
        ),
    ),
    "llm-agents": (
        _sense(
            r"agents?",
            bars=r"\b(?:call|cent(?:er|re)|insurance|estate|support|service|travel|human|sales|customer|booking"
            r"|change|monitoring|field|ticket) <|call cent",
        ),
    ),
    "networking-security": (
        _sense(
            r"networking", bars=r"\bsocial <|<networking> (?:events?|skills|sessions|app|site)", in_lists=True
        ),
    ),
    "model-retraining": (
        _sense(
            r"online learning",
            bars=r"<online learning> (?:platform|course|portal|experience|materials|resources|site|system)"
            r"|coursera|udemy|students|pupils|e-?learning",
            in_lists=True,
        ),
    ),
    "model-registry": (_sense(r"versioning", needs=r"\bmodels?\b|mlflow|artifacts?|registry"),),
    "model-lifecycle": (
        _sense(
            r"(?:full|entire|end[- ]to[- ]end) life ?cycle|lifecycle management",
            needs=r"\b(?:models?|ml|machine learning|ai|data science)\b",
        ),
    ),
    "incident-response": (
        _sense(
            r"resolve issues",
            needs=r"production|outage|incident|on-?call|services?\b|systems?\b|servers?|clusters?|pipelines?",
        ),
    ),
    "open-source": (
        _sense(
            r"open[- ]source(?: software)?",
            needs=r"contribut|maintain|committer|author|merged|pull request|releas|publish|<open[- ]source>d",
        ),
    ),
    "security-clearance": (_sense(r"clearance", bars=r"customs|sale|stock|inventory|medical"),),
    "gradient-boosting": (
        _sense(
            r"ensembles?(?: (?:models?|learning|methods))?",
            bars=r"\b(?:lstms?|neural|networks?|transformers?|llms?|embeddings?|cnns?|bert)\b",
        ),
        _sense(
            r"boosting",
            bars=r"<boosting> (?:the|our|sales|revenue|engagement|performance|productivity|conversions?)",
        ),
    ),
    "cloud": (_sense(r"clouds?", bars=r"\b(?:word|point|tag)[- ]<", in_lists=True),),
    "excel": (
        _sense(r"excel", bars=r"<excel> (?:at\b|in (?:team|a\b|my|high|fast|under))|\b(?:i|to) <excel>\s"),
    ),
    "phd": (
        _sense(
            r"ph\.?d|doctoral",
            bars=r"\b(?:for|to|of|with|mentor\w*|supervis\w*|coach\w*|advis\w*|and"
            r"|\d+|msc) <[^>]+> (?:students?|candidates?|level|researchers?|interns?)",
        ),
    ),
    "finance-domain": (
        _sense(r"financial", bars=r"<financial> (?:aid|support|forecasting|responsib|statements?)"),
    ),
    "caching": (_sense(r"cache", bars=r"\bcash\b"),),
    "workflow-automation": (_sense(r"process automation", bars=r"industrial|plc"),),
}


def means_skill(skill_id: str, text: str, start: int, end: int, section: Section) -> bool:
    """Return whether the word at `text[start:end]` means the skill there, as far as its line can tell."""
    if text[start:end].casefold() in _LABELS and _is_label(text, start, end):
        return False
    senses = _SENSES.get(skill_id)
    if not senses:
        return True
    word = text[start:end]
    marked = f"{text[max(0, start - _AROUND) : start]}<{word}>{text[end : end + _AROUND]}"
    return all(_holds(sense, marked, section) for sense in senses if sense.words.fullmatch(word))


def _holds(sense: Sense, marked: str, section: Section) -> bool:
    if section in _SOFT and not sense.in_lists:
        return True
    if sense.bars and sense.bars.search(marked):
        return False
    return sense.needs is None or sense.needs.search(marked) is not None


def names_what_is_sold(title: str) -> bool:
    """Return whether a title or headline is a seller's or a recruiter's: what it names is their trade."""
    return _TRADE.search(title) is not None and _CRAFT.search(title) is None


def _is_label(text: str, start: int, end: int) -> bool:
    """Return whether a word and a colon head a list of other things."""
    before = text[:start].rstrip(" •·-–*|")
    return re.match(r"\s{0,2}:\s*\S", text[end:]) is not None and (not before or before[-1] in ".;\n")
