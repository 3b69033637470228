"""The words by which a bullet says that work went live, or that somebody kept it running."""

from __future__ import annotations

import re

from mlgap.evidence._verbs import has_action

_LIVE = re.compile(
    r"\b(?:(?:went|gone|go(?:es|ing)?|is|are|now|and|been|made it) live|live (?:in|since|for|on|at|to"
    r"|system|site|service|traffic|environment|users|customers)"
    r"|still (?:running|live|in use)|(?:zero|0)[- ]downtime|\d\s?% (?:uptime|availability)"
    r"|launch(?:ed|es|ing)?|(?:re-?)?deploy(?:s|ed|ing)?|deployments? (?:of|to|into|in|on|across|for)"
    r"|(?:in|into|to|for|on|through|toward)\s+(?:live\s+)?(?:production|prod)\b(?!\s+(?:planning"
    r"|process|line|schedul))"
    r"|production[- ](?:use|traffic|systems?|environments?|models?|services?|workloads?|clusters?"
    r"|pipelines?|apps?|ready|grade|deployments?)"
    r"|productioni[sz](?:ed?|ing)|productised|releas(?:ed|es|ing)|gates every release|roll(?:ed|ing"
    r"|s)?[- ]?out|ship(?:ped|s|ping)\b"
    r"|in (?:daily |active )?use (?:by|since|at|in|across|today|for)|used (?:daily |internally "
    r"|today |now )?(?:by|in|across) (?!\w+ing\b)"
    r"|use it (?:daily|every)|adopted (?:by|across|in)|serv(?:es|ed|ing|e) (?:it|them|\d|over|about"
    r"|more|up|traffic|live|real|predictions|customers|users|all|the)"
    r"|approved by|published (?:to|on) (?:pypi|npm|the app)|(?:passed|accepted by) [^.;]{0,30}audits?"
    r"|put (?:\w+ ){0,4}(?:live|online)|hosted (?:on|in|at|with)|open.sourced)\b",
    re.IGNORECASE,
)
_UNITS = (
    r"users?|customers?|clients|consumers|subscribers|members|visitors|requests?|queries|calls"
    r"|transactions|payments"
    r"|documents?|articles?|records?|rows?|events?|messages?|images?|videos?|frames?|predictions?"
    r"|inferences|samples"
    r"|nodes?|gpus?|cpus?|cores|cards|h100s?|a100s?|v100s?|devices|lines|countries|markets|regions"
    r"|servers?|hosts|machines|instances"
    r"|stores|sites|plants|firms|patients|policies|products|skus|items|qps|rps|tps|tokens|parameters"
    r"|questions"
    r"|endpoints|microservices|services|teams|languages|clauses|pairs|reports|tables|sources|robots"
    r"|vehicles|cameras|sensors"
    r"|jobs|dashboards|datasets|pages|claims|accounts|properties|loans|applications|tests|hours"
    r"|researchers|databases|experiments"
)
_AMOUNT = (
    r"(?:\d[\d,.]{0,20}\s?(?:k|m|b|bn|mm|million|billion|thousand|trillion)?\b\+?"
    r"|(?:hundreds?|thousands?|millions?|billions?) of)"
)
_SCALE = re.compile(
    rf"(?<![\w.])(?<![A-Za-z]-){_AMOUNT}\s*(?:[\w’'/-]{{1,40}}\s+){{0,3}}?(?:{_UNITS})\b"
    r"|\b\d[\d,.]{0,20}\s?(?:[kKMGTP]B|million|billion|[kM](?=\s)|bn)\b|\b\d[\d.,]{0,20}\s?[KMB]\b\+?"
    r"|\b\d[\d.,]{0,20}\s?(?:ms|milliseconds)\b"
    r"|\b\d{1,3}(?:,\d{3})+\b"
)
_SCALE_WORDS = re.compile(
    rf"(?<![\w.])(?<![A-Za-z]-){_AMOUNT}\s*(?:[\w’'/-]{{1,40}}\s+){{0,3}}?(?:{_UNITS})\b", re.IGNORECASE
)
_OUTCOME = re.compile(
    r"(?<![\w])[~+-]?\d[\d.,]{0,20}\s?(?:%|percent\b|per cent\b|percentage points?\b|pp\b|points?\b|bps\b)"
    r"|\bfrom\s+[~$€£]?\d[\d.,]{0,20}\s?[\w%/]*(?:\s\w+)?\s+(?:down\s+|up\s+)?to\s+[~$€£]?\d"
    r"|\b\d[\d.,]{0,20}(?:\s?-\s?\d+)?\s?(?:x\b|×|times (?:faster|fewer|more|smaller|cheaper"
    r"|lower|higher|the))"
    r"|\d[\d.,]{0,20}\s?\w{0,12}\s*(?:instead of|rather than|down from|up from|->|→)\s*\d"
    r"|\b(?:halv(?:ed|ing)|doubl(?:ed|ing)|tripl(?:ed|ing)|by (?:a|one) (?:third|half|quarter)|by half)\b"
    r"|\bachiev\w+\b[^.;]{0,40}?\d[\d.]*"
    r"|\b(?:f1|auc|roc|rmse|mae|smape|mse|mape|map|bleu|rouge|wer|cer|gini|accuracy|precision|recall|iou|r2"
    r"|perplexity)\b[^.;]{0,18}?\d[\d.]*"
    r"|\b\d[\d.]{0,20}\s+(?:f1|auc|rmse|mape|map|bleu|accuracy)\b"
    r"|[$€£]\s?\d[\d.,]{0,20}\s?(?:k|m|bn|million|billion)?\b",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"\b(?:on[- ]call|pagers?|paged|(?:on[- ]?call |weekend |support |phone )rota|rota\b|post-?mortems?"
    r"|retrain(?:s|ed|ing)?|recalibrat(?:e|ed|es|ing)|re-?estimated"
    r"|roll(?:ed|ing|s)? back|upgrad(?:ed|ing)|patch(?:ed|es|ing)"
    r"|24/7|24x7|troubleshot|monitors|monitored"
    r"|watch(?:ed|es)? [^.;]{0,40}(?:weekly|daily|production|drift)"
    r"|(?<!agents )(?<!users )(?<!teams )(?<!customers )oper(?:ate|ates|ated|ating)(?! systems?\b)"
    r"|administer(?:s|ed|ing)?"
    r"|(?:keep|kept|keeping)s? [^.;]{0,60}?(?:alive|running|up to date|healthy|online|available|under \d)"
    r"|keeps? (?:the|our|all)|look(?:s|ed|ing)? after|maintain(?:s|ed"
    r"|ing)? (?:and (?:\w+) )?(?:[\w/-]+\s+){0,4}?(?:clusters?|platforms?|services?|infrastructure"
    r"|servers?|systems?"
    r"|pipelines?|models?|environments?|deployments?|databases?|dags|jobs|production|uptime|apis?"
    r"|warehouse|kube\w+|airflow|jenkins)"
    r"|own(?:s|ed|ing)? (?:[\w/-]+\s+){0,3}?(?:clusters?|platforms?|services?|infrastructure|dags"
    r"|pipelines?|databases?)"
    r"|(?:ran|runs|running) (?:the )?(?:[\w/-]+\s+){0,2}?(?:clusters?|platforms?|infrastructure"
    r"|estates?|production)"
    r"|cluster (?:maintenance|monitoring)|production (?:support|maintenance|issues|monitoring"
    r"|and maintenance)"
    r"|(?:lower|cut|reduc|sav|halv|bring|brought|trimm?|slash|control|off)\w*\b[^.;]{0,60}?\b(?:bills?"
    r"|spend(?:ing)?|cloud costs?|infrastructure costs?|running costs?|compute costs?|aws costs?"
    r"|gpu costs?)"
    r"|answer(?:s|ed|ing)? for (?:it|them)\b|(?:weekend|night|on[- ]call) (?:phone|shifts?|duty)"
    r"|when it breaks"
    r"|(?:monthly|weekly|daily|quarterly) (?:\w+ )?(?:monitoring|retraining|recalibration|refresh(?:es)?)"
    r"|(?:on|in) rotation)\b",
    re.IGNORECASE,
)
_KEPT_UP = re.compile(
    r"\b(?:incidents?|outages?|downtime|slos?|slas?|error budgets?|uptime|99\.\d+|99\s?%|drift(?:s|ed|ing)?"
    r"|upgrades(?=,| of| and)|runbooks?|capacity planning|disaster recovery|back-?ups|alerts|alerting"
    r"|health checks|telemetry|metrics and logs|logs and metrics|troubleshoot(?:s|ed|ing)?"
    r"|monitor(?:ing)?(?! and evaluation)"
    r"|(?:every|each) (?:month|week|quarter)|quotas)\b",
    re.IGNORECASE,
)
"""What running work is about: it tells of running something unless it is what was made."""
_MADE = re.compile(
    r"\W*(?:i |we |and |also |successfully |then )*(?:built|build(?:s|ing)?|design\w*|implement\w*"
    r"|integrat\w*|develop\w*|creat\w*|establish\w*|introduc\w*|set up|configur\w*|author\w*|wrote"
    r"|writ\w+|containeri\w*"
    r"|automat\w*|deliver\w*|enhanc\w*|improv\w*|engineer\w*|architect\w*|orchestrat\w*"
    r"|spearhead\w*|direct\w*|add(?:ed|s|ing)?|instrument\w*|standardi\w*|deploy\w*|migrat\w*|launch\w*"
    r"|work\w* on|us(?:ed|ing|es?)"
    r"|label\w*|appl(?:y|ied|ies)|produc\w*|reconcil\w*|analy\w*|report\w*|prepar\w*)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:not|never|no|without|isn['’]t|wasn['’]t|didn['’]t|don['’]t|before it|yet to)\b[^.;,]{0,60}",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\bnot only\b|\bno (?:downtime|outages?|incidents?)\b|\bwithout (?:downtime|outages?|stopping"
    r"|interruption)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\d[\d,.]*")
_LEAST_COUNT = 10


def find_shipped(text: str) -> str | None:
    """Return the first words that say it went live, served people or reached a measured result."""
    return find_live(text) or find_outcome(text)


def find_live(text: str) -> str | None:
    """Return the first words that say it went live or that people use it."""
    match = _LIVE.search(_without_refusals(text))
    return match[0].strip() if match else None


def find_outcome(text: str) -> str | None:
    """Return the first figure for what came of it: a change, a measured quality, or else a scale."""
    plain = _without_refusals(text)
    match = _OUTCOME.search(plain)
    return match[0].strip() if match else _scale_in(plain)


def find_operated(text: str) -> str | None:
    """Return the first words that say the person kept something running over time."""
    plain = _without_refusals(text)
    match = _RUN.search(plain) or (_KEPT_UP.search(plain) if _is_told_of_running(plain) else None)
    return match[0].strip() if match else None


def _is_told_of_running(text: str) -> bool:
    """Return whether a line tells of doing and not of making: "99.9 % uptime" alone is a result."""
    return _MADE.match(text) is None and has_action(text)


def _scale_in(text: str) -> str | None:
    for pattern in (_SCALE, _SCALE_WORDS):
        for match in pattern.finditer(text):
            number = _SMALL.search(match[0])
            whole = match[0].strip()
            if number is None or re.search(r"[kmbKMGTP]|llion|thousand", match[0][number.end() :][:3]):
                return whole
            if _value(number[0]) >= _LEAST_COUNT and not re.fullmatch(r"(?:19|20)\d\d", number[0]):
                return whole
    return None


def _value(number: str) -> float:
    digits = number.replace(",", "").rstrip(".")
    try:
        return float(digits)
    except ValueError:
        return 0.0


def _without_refusals(text: str) -> str:
    def blank(match: re.Match[str]) -> str:
        return match[0] if _KEPT.match(match[0]) else " " * len(match[0])

    return _REFUSED.sub(blank, text)
