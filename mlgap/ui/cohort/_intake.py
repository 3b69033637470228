"""Where a cohort's files are given: several at once or a ZIP, or invented people to try it with."""

from __future__ import annotations

from datetime import date

import streamlit as st

from mlgap.cohorts import LEAST_GROUP, LEAST_READ
from mlgap.resources import Resources
from mlgap.ui import uploads, words
from mlgap.ui.cohort._samples import sample_files
from mlgap.ui.cohort_state import CohortState
from mlgap.vocabulary import load_vocabulary

__all__ = ["ask", "choose_part", "pitch", "why_no_ranking"]

HELP = (
    "Each CV as PDF, DOCX, ODT, TXT, Markdown or JSON Resume, or a picture of a page; up to 10 MB each. A "
    f"ZIP may hold folders; hidden files are left aside. At most 500 CVs, {uploads.COHORT_LIMIT_MB} MB a "
    "file."
)


def pitch() -> None:
    """Say what the page is for, and at once what it is not."""
    st.title("What a cohort can show")
    st.markdown(
        "For teachers of bootcamps and courses. Give the CVs of a group: the page counts what the group "
        "can show of what early-career adverts ask, and what many adverts ask that few can show: the gaps "
        "that a curriculum can close. Each person can have a sheet of their own."
    )


def why_no_ranking() -> None:
    """Say plainly why nobody is ranked here, and what the page must not be used for."""
    with st.container(border=True, key="no_ranking"):
        st.markdown(
            ":material/group_off: **No ranking, no figure about one person.** There is no order of people "
            "here, no pass mark and no total per person, on this page and in no file it makes. A CV says "
            "what somebody wrote, not what they can do.  \n**Do not use it to admit, grade or stream "
            "students.** That would make it a high-risk system under the EU AI Act (Annex III, education), "
            "with duties that this app does not meet.  \n**Small groups are withheld.** A count under "
            f"{LEAST_GROUP} people, or one that leaves under {LEAST_GROUP} out, could point at somebody: it "
            f"is not told, and the page says so in its place. Under {LEAST_READ} CVs nothing is counted at "
            "all; each person still gets a sheet."
        )


def ask(state: CohortState, resources: Resources, today: date, *, again: bool = False) -> None:
    """Draw the place of the files, and begin with them as soon as they are sent."""
    if state.problem:
        st.error(words.refusal(state.problem), icon=":material/error:")
    with st.form(f"cohort_{state.round}", border=not again):
        files = st.file_uploader(
            "CVs, or a ZIP of CVs",
            accept_multiple_files=True,
            max_upload_size=uploads.COHORT_LIMIT_MB,
            key=f"cohort_files_{state.round}",
            help=HELP,
        )
        st.caption(
            "PDF, DOCX, ODT, TXT, Markdown, JSON Resume or pictures of pages; or one ZIP with them in it."
        )
        sent = st.form_submit_button("Read these CVs", type="primary")
    if sent:
        state.take([(file.name, uploads.taken(file)) for file in files], resources, today)
        st.rerun()
    if not again:
        st.caption(
            ":material/lock: Read in this machine's memory alone, one after the other; names and contact "
            "details are masked before anything else happens. Nothing is written to disk or sent anywhere. "
            "Ask the people whose CVs these are before you give them."
        )
    sample = sample_files()
    if st.button(
        f"Try it with {len(sample)} invented graduates", icon=":material/school:", key="cohort_sample"
    ):
        state.take(sample, resources, today)
        state.sample = True
        st.rerun()


def choose_part(state: CohortState) -> None:
    """Draw the choice of the role and region whose early-career adverts count."""
    vocabulary = load_vocabulary()
    roles = [r for r in vocabulary.ids["role_family"] if r not in (*vocabulary.families_excluded, "other")]
    regions = [c for c in vocabulary.countries if c not in ("OTHER", "UNKNOWN")] + [*vocabulary.metros]
    places = st.columns(2)
    role = places[0].selectbox(
        "Role the cohort aims at",
        ["", *roles],
        format_func=lambda id_: vocabulary.label("role_family", id_) if id_ else "All roles",
        key="cohort_role",
    )
    region = places[1].selectbox(
        "Region of the adverts",
        ["", *regions],
        format_func=lambda id_: vocabulary.label("region", id_) if id_ else "All regions",
        key="cohort_region",
    )
    st.caption("Set against adverts for early careers: internships and junior roles.")
    state.choose(role or None, region or None)
