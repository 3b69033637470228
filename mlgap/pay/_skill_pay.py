"""What adverts that ask for a skill pay beside otherwise similar adverts: an association, never a promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from mlgap.errors import DataError
from mlgap.pay._additive import Row, design_of, fit_additive, normal_equations, penalties
from mlgap.pay._counted import counted_midpoint
from mlgap.pay._effects import stated
from mlgap.pay._model import employer_likeness
from mlgap.types import PostingFacts, SkillPay, Window
from mlgap.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    import numpy as np

MIN_ASKING = 60
MIN_ASKING_EMPLOYERS = 30
"""Skills asked by fewer adverts with pay, or by fewer employers, are not looked at."""
FALSE_SHARE = 0.05
"""Of the skills told, at most this share is expected to be told by chance."""
DRAWS = 2_000


_COLUMNS = tuple(f.name for f in fields(SkillPay))


@dataclass(frozen=True, slots=True)
class SkillPayTable:
    """All skills looked at, by id, the months they rest on, and the adverts and employers with pay."""

    learned: Window
    n: int
    n_employers: int
    skills: tuple[SkillPay, ...]


NO_SKILL_PAY = SkillPayTable(Window("", ""), 0, 0, ())
"""What is known where nothing was looked at."""


def skill_pay(
    facts: Sequence[PostingFacts], window: Window, vocabulary: Vocabulary | None = None
) -> SkillPayTable:
    """Return for each skill asked often enough how pay differs where it is asked, all else alike.

    Alike means, in the additive model of pay: segment, cuts, role, level, country, metro, work mode,
    quarter, source, and all other skills asked. The skill's own effect is not drawn towards zero.
    Intervals are from 2,000 resamples of whole employers, of the adverts' influence on the effect; the
    skills told are chosen by Benjamini and Hochberg's rule at 5 %, and all intervals are at the level that
    the chosen number leaves (Benjamini and Yekutieli), so that one in twenty of those told may miss.

    The order of `facts` changes nothing.

    Source: Benjamini and Hochberg (1995); Benjamini and Yekutieli (2005); Cameron, Gelbach and Miller
    (2008) for resampling scores of clusters.
    """
    import numpy as np

    vocabulary = vocabulary or load_vocabulary()
    paid = [
        (fact, midpoint)
        for fact in facts
        if (midpoint := counted_midpoint(fact, window, vocabulary)) is not None
    ]
    paid.sort(key=lambda one: (str(one[0].month), one[0].employer_key, one[1], one[0].row))
    employers = [fact.employer_key for fact, _ in paid]
    asked = [sorted({r.skill_id for r in fact.requirements if r.skill_id}) for fact, _ in paid]
    counts = _askers(asked, employers)
    looked = sorted(s for s, (n, e) in counts.items() if n >= MIN_ASKING and e >= MIN_ASKING_EMPLOYERS)
    table = SkillPayTable(window, len(paid), len(set(employers)), ())
    if not looked:
        return table
    rows: list[Row] = [
        (*stated(fact, window.first).effects, ("source", fact.source), *(("skill", s) for s in skills))
        for (fact, _), skills in zip(paid, asked, strict=True)
    ]
    values = np.log([midpoint for _, midpoint in paid])
    effects, draws = _effects(rows, values, employer_likeness(employers), employers, looked)
    p = _two_sided(effects, draws.std(axis=0))
    tells = _chosen(p)
    share = FALSE_SHARE * max(1, int(tells.sum())) / len(looked)
    ends = effects + np.quantile(draws, [share / 2, 1 - share / 2], axis=0)
    ratio, low, high = ([round(float(x), 4) for x in np.exp(line)] for line in (effects, *ends))
    return SkillPayTable(
        window,
        len(paid),
        len(set(employers)),
        tuple(
            SkillPay(skill, ratio[i], low[i], high[i], round(float(p[i]), 6), *counts[skill], bool(tells[i]))
            for i, skill in enumerate(looked)
        ),
    )


def _askers(asked: Sequence[Sequence[str]], employers: Sequence[str]) -> dict[str, tuple[int, int]]:
    n = Counter(skill for skills in asked for skill in skills)
    pairs = {(skill, e) for skills, e in zip(asked, employers, strict=True) for skill in skills}
    n_employers = Counter(skill for skill, _ in pairs)
    return {skill: (n[skill], n_employers[skill]) for skill in n}


def _effects(
    rows: Sequence[Row],
    values: np.ndarray,
    weights: np.ndarray,
    employers: Sequence[str],
    looked: Sequence[str],
) -> tuple[np.ndarray, np.ndarray]:
    """Return (k,) effects on log pay and (draws, k) differences from them over resampled employers."""
    import numpy as np

    model = fit_additive(rows, values, weights)
    normal = normal_equations(rows, values, weights)
    penalty = penalties(normal, model.spreads, model.noise)
    inverse = np.linalg.inv(normal.xx + np.diag(penalty))
    at = {effect: i for i, effect in enumerate(normal.effects)}
    own = np.array([at["skill", skill] for skill in looked])
    # Taking the penalty off one effect alone changes the inverse by rank one: in closed form for each.
    freed = 1 / (1 - penalty[own] * np.diag(inverse)[own])
    effects = (inverse @ normal.xy)[own] * freed
    design = design_of(rows, normal.effects)
    left = values - normal.mean - design @ (inverse @ normal.xy)
    influence = (design @ inverse[:, own]) * freed * (weights * left)[:, None]
    code = np.unique(employers, return_inverse=True)[1]
    scores = np.zeros((code.max() + 1, len(own)))
    np.add.at(scores, code, influence)
    scores -= scores.mean(axis=0)
    times = np.random.default_rng(0).multinomial(len(scores), np.full(len(scores), 1 / len(scores)), DRAWS)
    return effects, times @ scores


def _two_sided(effects: np.ndarray, errors: np.ndarray) -> np.ndarray:
    import numpy as np
    from scipy.special import ndtr

    return np.asarray(2 * ndtr(-np.abs(effects) / np.maximum(errors, 1e-12)))


def _chosen(p: np.ndarray) -> np.ndarray:
    """Return (k,) bool: what Benjamini and Hochberg's rule tells at 5 %."""
    import numpy as np

    order = np.argsort(p, kind="stable")
    below = np.flatnonzero(p[order] <= FALSE_SHARE * (np.arange(len(p)) + 1) / len(p))
    chosen = np.zeros(len(p), dtype=bool)
    chosen[order[: below[-1] + 1 if len(below) else 0]] = True
    return chosen


def save_skill_pay(table: SkillPayTable, path: Path) -> None:
    """Write one row a skill, sorted by id, to a Parquet file whose metadata hold months and counts."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    meta = {
        "first": table.learned.first,
        "last": table.learned.last,
        "n": str(table.n),
        "n_employers": str(table.n_employers),
    }
    kinds = {"skill_id": pa.string(), "n": pa.int32(), "n_employers": pa.int32(), "tells": pa.bool_()}
    schema = pa.schema([pa.field(name, kinds.get(name, pa.float64())) for name in _COLUMNS])
    rows = [asdict(skill) for skill in sorted(table.skills, key=lambda skill: skill.skill_id)]
    pq.write_table(pa.Table.from_pylist(rows, schema=schema.with_metadata(meta)), path, compression="zstd")


def load_skill_pay(path: Path) -> SkillPayTable:
    """Return the table of a file that `save_skill_pay` wrote.

    Raises `DataError` where the file is missing, is not Parquet or lacks a column.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        problem = "cannot be read as Parquet: build the market again with `python -m mlgap market build`"
        raise DataError(path.name, [f"{path.name}: {problem}"]) from error
    meta = {key.decode(): value.decode() for key, value in (table.schema.metadata or {}).items()}
    missing = [f"column {name}" for name in _COLUMNS if name not in table.column_names]
    missing += [f"metadata {name}" for name in ("first", "last", "n", "n_employers") if name not in meta]
    if missing:
        raise DataError(path.name, [f"{path.name}: {what} is missing" for what in missing])
    skills = tuple(SkillPay(**{name: row[name] for name in _COLUMNS}) for row in table.to_pylist())
    return SkillPayTable(
        Window(meta["first"], meta["last"]), int(meta["n"]), int(meta["n_employers"]), skills
    )
