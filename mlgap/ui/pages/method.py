"""Method and data: what every figure means, what it was counted from, and what it is not."""

import streamlit as st

from mlgap.ui import explain, frame, widgets, words

market = frame.market()
resources, vocabulary = market.resources, market.resources.vocabulary
snapshot = resources.snapshot

st.title("Method and data")
st.markdown(
    """
mlgap compares a text (your CV) with a sample of job adverts. It does not measure skill, it does not know
you, and a skill that the CV does not show may well be held.

## What the figures mean
- **Asked**: the share of adverts that name a thing as a must, as one of several choices, or as nice to
  have. **Required** leaves out nice to have.
- **Interval**: the range that 95 % of repeated samples of employers would give. Adverts of one employer
  resemble each other, so employers are what is resampled, and no single employer dominates.
- **Most asked**: asked by at least 20 % of the adverts of a segment. "6 of 14" means that the CV shows six
  of fourteen such things. It is a count of things, not a mark for a person.
- **Fewer than 5 adverts**: withheld. 5 to 14 are a hint; 15 to 49 give wide intervals.
- **Fallback**: where the choice is too thin, the metro is dropped first, then the country, then the level,
  then the role; each page says what was dropped.
- **Within reach**: adverts with at least three required technical skills of which all but at most one are
  shown.
- **Pay**: 10th, 50th and 90th percentile of the midpoints of posted base ranges, with the number of adverts
  that state pay.
- **Order of gaps**: by the lower end of the interval of the required share.

## How a line of the CV counts
"""
)
widgets.definitions("Grade", {vocabulary.label("grade", g): text for g, text in words.GRADE.items()})
widgets.definitions("Status", {vocabulary.label("gap_status", s): text for s, text in words.STATUS.items()})

st.header("Glossary")
st.markdown("What each word on these pages means, group by group.")
explain.glossary()

st.header("What the market was counted from")
st.markdown(
    f"Snapshot `{snapshot.id[:16]}`, {words.window_words(snapshot.window)}. Sources count with fixed "
    "weights, so that a source which was collected harder does not move the figures."
)
st.table([words.source_row(source) for source in snapshot.sources], hide_index=True)
st.markdown(
    """
**Known bias.** English adverts only, mostly from the United States and from employers that post on public
boards. Crowd-work adverts are left out; consultancies, recruiters and employers of unclear segment stand
apart. Small firms are under-represented, and adverts ask for more than employers hire for.
"""
)
if snapshot.reader:
    st.subheader("How well adverts are read")
    st.table([words.reader_row(group, *found) for group, found in snapshot.reader.items()], hide_index=True)

st.header("The model that reads")
calibrated = "chosen" if resources.embedder.calibrated else "not chosen"
st.markdown(
    f"Sentence-transformers model `{resources.embedder.name}`, digest `{resources.embedder.digest[:16]}`. It "
    f"runs on this machine. The thresholds were {calibrated} for this model."
)

st.header("Your CV's privacy")
st.markdown(
    """
The file is read in memory and is never written to disk, logged or sent. Names, contact details, birth dates
and the like are masked before anything is compared, and swapping them changes no result. **Remove this CV**
drops the file, its text and every result from the session. Exports hold the masked lines that prove a
skill, and no name.

## What this is not
Not advice on hiring, and not meant to choose, sort or grade people: used that way it would be a high-risk
system under the EU AI Act. Figures show what adverts ask, not what makes someone succeed.
"""
)
