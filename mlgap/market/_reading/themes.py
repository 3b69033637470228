"""What an advert's work is for (use cases) and the industry its source or employer is in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mlgap.market._reading.anchors import Anchors
from mlgap.market._reading.zones import ZoneLine

_USE_CASES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{pattern})"))
    for name, pattern in (
        (
            "ranking-recommendation",
            r"recommend(?:er|ation) (?:system|engine|model|algorithm|platform)"
            r"|recommendations?\b(?= (?:and|for|at|that|to users|,))|recsys|learning[- ]to[- ]rank"
            r"|ranking (?:model|system|algorithm|and rec|pipeline)|content (?:ranking|discovery)"
            r"|feed ranking",
        ),
        (
            "ads",
            r"ads? (?:ranking|relevance|targeting|platform|quality|auction|delivery|measurement"
            r"|tech)|advertis(?:ing|er)|click[- ]through|\bctr\b|\bbidding|real[- ]time bidding"
            r"|ad[- ]?tech",
        ),
        (
            "search",
            r"search (?:relevance|ranking|engine|quality|experience|platform|infrastructure|system)"
            r"|semantic search|query understanding|information retrieval|enterprise search",
        ),
        (
            "fraud-risk",
            r"fraud|anti[- ]money|\baml\b(?! ?studio)|financial crime|risk (?:model|scor|detect"
            r"|engine)|abuse detection|trust (?:and|&) safety|account takeover|transaction "
            r"monitoring|\bkyc\b",
        ),
        (
            "credit",
            r"credit (?:risk|scor|decision|model|underwrit|card)|underwriting|loan (?:default"
            r"|approval|origination)|\blending\b|probability of default",
        ),
        ("pricing", r"pricing|price (?:optimi|elastic|model)|revenue management|yield management"),
        (
            "forecasting",
            r"forecast|time[- ]series (?:model|predict)|demand (?:planning|predict|sensing)"
            r"|predict(?:ing)? demand",
        ),
        (
            "personalisation",
            r"personali[sz]|customer (?:segmentation|lifetime value|churn)"
            r"|next[- ]best[- ](?:action|offer)|uplift model|propensity",
        ),
        (
            "llm-assistants",
            r"chatbot|(?:ai|virtual|voice|digital|llm|copilot|intelligent) assistants?"
            r"|conversational (?:ai|agent|interface)|copilot|\brag\b|retrieval[- ]augmented|agentic"
            r"|(?:ai|llm|autonomous) agents?|llm[- ](?:powered|based|driven)|question answering",
        ),
        (
            "vision",
            r"computer vision|object detection|image (?:classif|segment|recogn|process)|video "
            r"(?:analytics|understanding|analysis)|image and video|visual (?:inspect|recogn)"
            r"|\bocr\b",
        ),
        ("speech", r"speech|\basr\b|text[- ]to[- ]speech|\btts\b|voice (?:recogn|ai|agent|bot)|speaker"),
        (
            "robotics-autonomy",
            r"robot|autonomous (?:vehicle|driving|system|drone|navigat)|self[- ]driving|\badas\b"
            r"|\bslam\b|motion planning|\buavs?\b|unmanned",
        ),
        ("anomaly-detection", r"anomal|outlier detect|intrusion detect|threat detect"),
        (
            "clinical-nlp",
            r"clinical (?:nlp|text|note|document|language)|electronic (?:health|medical) record"
            r"|\behrs?\b|medical (?:coding|record|note|text)|ambient (?:scribe|documentation)",
        ),
        (
            "imaging",
            r"medical imag|radiolog|\bmri\b|\bct scan|patholog|\bdicom\b|imaging (?:data|ai"
            r"|biomark)|microscop|satellite imag|remote sensing",
        ),
        (
            "predictive-maintenance",
            r"predictive maintenance|condition monitoring|equipment failure|asset (?:health|reliab)"
            r"|prognostic|remaining useful life",
        ),
    )
)
_ANCHORS = Anchors(
    {
        "ranking-recommendation": (
            "|recommend", "|recsys", "|learning-to-rank", "|learning to rank", "|learning-to rank",
            "|learning to-rank", "|ranking ", "|content ranking", "|content discovery", "|feed ranking",
        ),
        "ads": (
            "|ad ", "|ads ", "|advertis", "|click-through", "|click through", "|ctr|", "|bidding", "|ad-tech",
            "|adtech", "|ad tech", "|real-time bidding", "|real time bidding",
        ),
        "search": (
            "|search re", "|search ranking", "|search engine", "|search quality", "|search experience",
            "|search platform", "|search infra", "|search system", "|semantic search", "|query under",
            "|information retrieval", "|enterprise search",
        ),
        "fraud-risk": (
            "|fraud", "|anti-money", "|anti money", "|aml|", "|financial crime", "|risk model", "|risk scor",
            "|risk detect", "|risk engine", "|abuse detection", "|trust and safety", "|trust & safety",
            "|account takeover", "|transaction mon", "|kyc|",
        ),
        "credit": ("|credit ", "|underwriting", "|loan ", "|lending|", "|probability of default"),
        "pricing": ("|pricing", "|price ", "|revenue man", "|yield man"),
        "forecasting": (
            "|forecast", "|time series ", "|time-series ", "|demand planning", "|demand predict",
            "|demand sensing", "|predict demand", "|predicting demand",
        ),
        "personalisation": (
            "|personali", "|customer segm", "|customer life", "|customer churn", "|next best", "|next-best",
            "|uplift model", "|propensity",
        ),
        "llm-assistants": (
            "|chatbot", "|ai assistant", "|virtual assistant", "|voice assistant", "|digital assistant",
            "|llm assistant", "|copilot", "|intelligent assistant", "|conversational a",
            "|conversational interface", "|rag|", "|retrieval-augmented", "|retrieval augmented", "|agentic",
            "|ai agent", "|llm agent", "|autonomous agent", "|llm-powered", "|llm powered", "|llm-based",
            "|llm based", "|llm-driven", "|llm driven", "|question answering",
        ),
        "vision": (
            "|computer vision", "|object detection", "|image ", "|video analy", "|video understanding",
            "|visual inspect", "|visual recogn", "|ocr|",
        ),
        "speech": (
            "|speech", "|asr|", "|text-to-speech", "|text to speech", "|text-to speech", "|text to-speech",
            "|tts|", "|voice recogn", "|voice a", "|voice bot", "|speaker",
        ),
        "robotics-autonomy": (
            "|robot", "|autonomous ", "|self-driving", "|self driving", "|adas|", "|slam|",
            "|motion planning", "|uav", "|unmanned",
        ),
        "anomaly-detection": ("|anomal", "|outlier detect", "|intrusion detect", "|threat detect"),
        "clinical-nlp": (
            "|clinical ", "|electronic health", "|electronic medical", "|ehr", "|medical coding",
            "|medical record", "|medical note", "|medical text", "|ambient ",
        ),
        "imaging": (
            "|medical imag", "|radiolog", "|mri|", "|ct scan", "|patholog", "|dicom|", "|imaging ",
            "|microscop", "|satellite imag", "|remote sensing",
        ),
        "predictive-maintenance": (
            "|predictive main", "|condition mon", "|equipment fail", "|asset health", "|asset reliab",
            "|prognostic", "|remaining useful",
        ),
    }
)  # fmt: skip
"""Plain words that each use case's pattern does not match without."""
_WORK_ZONES = frozenset({"intro", "responsibilities", "required", "company"})
_MOST = 4
_INDUSTRIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        ("staffing", r"staffing|recruit|hr tech, other"),
        ("insurance", r"insur"),
        ("health-life-sciences", r"health|biotech|pharma|medical|hospital|life science"),
        ("finance", r"fintech|financ|payments|bank|crypto|invest|trading"),
        ("energy", r"energy|solar|oil|utilit|greentech"),
        ("public-defence", r"government|defen[cs]e|federal|aerospace|public"),
        ("education", r"edtech|educat|universit"),
        ("telecoms", r"telecom"),
        ("logistics", r"logistic|transport|supply chain|automotive|delivery"),
        ("retail-ecommerce", r"retail|e-?commerce|consumer|fashion|food|travel|hospitality"),
        ("media-entertainment", r"media|gaming|entertain|adtech|marketing|sport|music|publishing"),
        ("manufacturing", r"manufactur|industrial|hardware|semiconductor|chem"),
        ("professional-services", r"consult|professional services|legal tech|agency"),
        (
            "technology",
            r"software|technology|artificial intelligence|cloud|security|internet|data|machine "
            r"learning|big tech|saas|analytics",
        ),
    )
)


def read_use_cases(title: str, lines: Sequence[ZoneLine]) -> tuple[str, ...]:
    """Return up to four use cases, those named most often first; one in the title counts thrice.

    A single passing mention in a long advert counts; "other" stands for none found.
    """
    body = "\n".join(line.text for line in lines if line.zone in _WORK_ZONES).lower()
    headline = title.lower()
    near, titled = _ANCHORS.windows(body, 20, 40), _ANCHORS.met_in(headline)
    scored = []
    for order, (name, pattern) in enumerate(_USE_CASES):
        hits = sum(1 for a, b in near.get(name, ()) for _ in pattern.finditer(body, a, b))
        hits += 3 * bool(name in titled and pattern.search(headline))
        if hits:
            scored.append((-hits, order, name))
    return tuple(name for _, _, name in sorted(scored)[:_MOST]) or ("other",)


def read_industry(stated: str, employers: str) -> str:
    """Return the industry of the employer table, else of the source's field, else "unknown"."""
    if employers and employers != "unknown":
        return employers
    for name, pattern in _INDUSTRIES if stated else ():
        if pattern.search(stated):
            return name
    return "unknown"
