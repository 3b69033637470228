"""A report as charts, tables and files: values in; Altair charts, text and bytes out; no Streamlit."""

from mlgap.reports._charts import (
    gap_intervals,
    role_chart,
    standing_heatmap,
)
from mlgap.reports._claims import (
    VERDICT_WORDS,
    claim_figure_rows,
    claim_rows,
    claimed_words,
    claims_to_csv,
    claims_to_markdown,
    conflict_words,
    verdict_counts,
)
from mlgap.reports._cv_words import (
    CHECKS_RULE,
    bullet_words,
    check_state,
    check_title,
    needs_nothing,
    practice_words,
)
from mlgap.reports._html import to_html
from mlgap.reports._json import from_json, plain_json, profile_to_json, to_json
from mlgap.reports._market_asked import (
    beyond_figure,
    roles_figure,
    skills_figure,
    together_figure,
    trends_figure,
)
from mlgap.reports._market_figures import MarketFigure
from mlgap.reports._market_mixes import (
    certificates_figure,
    composition_figures,
    degrees_figure,
    disclosure_figures,
    employers_figures,
    governance_figure,
    months_figure,
    segments_figure,
    work_mode_figures,
)
from mlgap.reports._market_tables import csv_bytes, file_stem
from mlgap.reports._own_word import own_word_mark, own_word_quote
from mlgap.reports._pay_charts import band_basis, band_chart, level_chart, skill_pay_chart
from mlgap.reports._pay_parts import PayPart, pay_parts
from mlgap.reports._pay_sentences import (
    age_of,
    is_old,
    level_table,
    next_level_words,
    part_rows,
    parts_of_pay,
    posted_beside_official,
    without_band_words,
)
from mlgap.reports._pdf import to_pdf
from mlgap.reports._plain import pay_to_markdown, profile_to_markdown, to_csv, to_markdown
from mlgap.reports._plan_words import plan_sentences, step_basis, unlock_sentences, unlocks_of
from mlgap.reports._schema import report_schema
from mlgap.reports._tables import (
    band_table,
    gap_table,
    role_table,
    shown_in,
    standing_table,
)
from mlgap.reports._words import CONTEXT, reading_words

__all__ = [
    "CHECKS_RULE",
    "CONTEXT",
    "VERDICT_WORDS",
    "MarketFigure",
    "PayPart",
    "age_of",
    "band_basis",
    "band_chart",
    "band_table",
    "beyond_figure",
    "bullet_words",
    "certificates_figure",
    "check_state",
    "check_title",
    "claim_figure_rows",
    "claim_rows",
    "claimed_words",
    "claims_to_csv",
    "claims_to_markdown",
    "composition_figures",
    "conflict_words",
    "csv_bytes",
    "degrees_figure",
    "disclosure_figures",
    "employers_figures",
    "file_stem",
    "from_json",
    "gap_intervals",
    "gap_table",
    "governance_figure",
    "is_old",
    "level_chart",
    "level_table",
    "months_figure",
    "needs_nothing",
    "next_level_words",
    "own_word_mark",
    "own_word_quote",
    "part_rows",
    "parts_of_pay",
    "pay_parts",
    "pay_to_markdown",
    "plain_json",
    "plan_sentences",
    "posted_beside_official",
    "practice_words",
    "profile_to_json",
    "profile_to_markdown",
    "reading_words",
    "report_schema",
    "role_chart",
    "role_table",
    "roles_figure",
    "segments_figure",
    "shown_in",
    "skill_pay_chart",
    "skills_figure",
    "standing_heatmap",
    "standing_table",
    "step_basis",
    "to_csv",
    "to_html",
    "to_json",
    "to_markdown",
    "to_pdf",
    "together_figure",
    "trends_figure",
    "unlock_sentences",
    "unlocks_of",
    "verdict_counts",
    "without_band_words",
    "work_mode_figures",
]
