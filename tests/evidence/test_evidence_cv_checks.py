"""What lines of work say beyond their task, and what is looked for in a CV as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mlgap.documents import mask_identity, read_document
from mlgap.evidence import check_bullets, check_cv, extract_profile
from mlgap.evidence._bullets import check_line
from mlgap.skills import Taxonomy, load_taxonomy
from mlgap.types import BulletCheck, CvCheck, Demand, Gap, GapStatus, Profile

TODAY = date(2026, 11, 21)
JOB = "Experience\nData Engineer, Fenwick Labs, Jan 2020 - Dec 2023\n"


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def read(text: str, taxonomy: Taxonomy) -> Profile:
    return extract_profile(
        mask_identity(read_document(text.encode(), "cv.txt")), taxonomy, None, None, today=TODAY
    )


def bullets(text: str, taxonomy: Taxonomy) -> tuple[BulletCheck, ...]:
    return check_bullets(read(text, taxonomy), taxonomy)


def check(id_: str, text: str, taxonomy: Taxonomy) -> CvCheck:
    profile = read(text, taxonomy)
    found = check_cv(profile, taxonomy, check_bullets(profile, taxonomy), {})
    return next(c for c in found if c.id == id_)


def said(text: str) -> BulletCheck:
    return check_line(0, text, ())


# --- lines of work ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("Cut the nightly build from 40 to 9 minutes", "from 40 to 9"),
        ("Raised recall to 0.88 on photos it had not seen", "recall to 0.88"),
        ("Tokens per second rose nearly three times after batching", "rose nearly three times"),
        ("Kept the index fresh within one minute", "within one minute"),
        ("Loaded two million rides into a warehouse", "two million rides"),
        ("Brought spend on machines down by a third", "by a third"),
        ("Booked 220 qualified meetings", "220 qualified meetings"),
        ("Reports went from a day to a minute behind", "from a day to a minute"),
    ],
)
def test_a_change_a_measure_or_a_scale_is_a_figure_for_what_came_of_it(line: str, figure: str) -> None:
    assert said(line).outcome == figure


@pytest.mark.parametrize(
    "line",
    [
        "Led a team of 14 engineers",
        "Built reports for 11 months",
        "Wrote the 120-page handbook of the lab",
        "Answered questions on COVID-19 related leave",
        "Joined in 2019 and built dashboards",
        "Worked with a third party on labels",
    ],
)
def test_teams_spans_of_time_names_and_years_are_no_figure_for_what_came_of_it(line: str) -> None:
    assert said(line).outcome is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Deployed the ranking model behind the search page", "Deployed"),
        ("On call one week in six for the booking service", "On call"),
        ("Serve two language models to the support desk", "Serve two language models"),
        ("Runs on small devices in the shops", "Runs on"),
    ],
)
def test_words_of_running_it_for_real_are_quoted(line: str, words: str) -> None:
    assert said(line).production == words


@pytest.mark.parametrize(
    "line",
    [
        "Studied birds for the Wildlife Monitoring Program",
        "Cut costs of the department every quarter",
        "Built a churn model as a proof of concept that was never deployed",
        "My team deployed the model to production",
    ],
)
def test_names_habits_denials_and_others_work_are_no_words_of_running_it(line: str) -> None:
    assert said(line).production is None


def test_a_line_that_says_it_got_better_is_asked_by_how_much_in_its_own_word() -> None:
    assert (
        said("Improved the checkout flow").advice
        == "It says “Improved”: if you measured it, say by how much."
    )


def test_a_line_with_any_number_is_not_asked_for_another() -> None:
    assert said("Improved the checkout flow in two shops").advice == ""
    assert (
        said("Built a pricing service with four endpoints in Go").advice != ""
    )  # the tool is not known here
    assert "measured" not in said("Built a pricing service with four endpoints").advice


def test_what_was_built_and_never_ran_is_not_asked_who_used_it() -> None:
    asked = said("Built a churn model as a proof of concept").advice
    assert "used" not in asked
    assert "give the figure" in asked


def test_a_line_that_could_not_run_is_asked_for_nothing() -> None:
    for line in (
        "Labelled product images according to guidelines",
        "Taught classes and wrote exam papers",
        "The goal of the project is to build a recommendation system",
        "Gathered needs of the business to develop dashboards",
        "Wrote the on-call guide for new joiners",
        "Wrote the threat model of the booking API",
    ):
        assert said(line).advice == ""


def test_advice_asks_and_never_states_a_fact_of_its_own() -> None:
    for line in ("Built a ranking service", "Monitored the ranking service", "Optimised the ranking service"):
        asked = check_line(0, line, ("python",)).advice
        assert asked
        assert "if you" in asked.lower() or "if it" in asked.lower()
        assert not any(c.isdigit() for c in asked)


def test_titles_tool_lists_summaries_and_skills_are_no_lines_of_work(taxonomy: Taxonomy) -> None:
    text = (
        "Summary\nEngineer who built and deployed many services.\n"
        + JOB
        + "- Built a rain forecast service in Python\n- Python, Docker, Airflow\n"
        + "Skills\nBuilt with Terraform\n"
    )
    profile = read(text, taxonomy)
    lines = [profile.claims[b.claim].text for b in check_bullets(profile, taxonomy)]
    assert lines == ["Built a rain forecast service in Python"]


def test_a_short_line_in_capitals_is_a_heading_and_a_long_one_is_work(taxonomy: Taxonomy) -> None:
    assert bullets(JOB + "- ENGINEERING AND QUALITY TECHNICIAN\n", taxonomy) == ()
    long = "- DEVELOPED THE SOFTWARE BY WHICH THE OFFICES OF THE REGION PLAN THEIR WORK\n"
    assert len(bullets(JOB + long, taxonomy)) == 1


def test_a_line_said_twice_is_one_line_of_work(taxonomy: Taxonomy) -> None:
    line = "- Built a rain forecast service in Python\n"
    assert len(bullets(JOB + line + "Analyst, Orrery Ltd, Jan 2018 - Dec 2019\n" + line, taxonomy)) == 1


def test_exercises_are_not_asked_further_up_the_page(taxonomy: Taxonomy) -> None:
    filler = "- Wrote reports for the sales office of the whole region\n" * 8
    course = "Education\nBootcamp course, Orrery School, 2024\n- Built a pipeline with Airflow\n"
    found = check("mlops-in-top-half", JOB + filler + course, taxonomy)
    assert found.state == "not-found"


def test_a_line_has_the_skills_it_names_and_no_implied_ones(taxonomy: Taxonomy) -> None:
    (line,) = bullets(JOB + "- Trained models on SageMaker with good communication\n", taxonomy)
    assert line.tools == ("sagemaker",)


def test_a_cv_in_another_language_has_no_checked_lines(taxonomy: Taxonomy) -> None:
    text = (
        "Berufserfahrung\nData Engineer, Fenwick Labs, 01/2020 - 12/2023\n"
        "- Deployed eine Pipeline mit Python für die Auswertung der Daten, 40 % schneller als zuvor\n"
        "- Betrieb der Plattform und Betreuung der Kunden in der Abteilung für die Auswertung\n"
    )
    assert bullets(text, taxonomy) == ()


# --- the CV as a whole -------------------------------------------------------------------------------


def test_shares_of_lines_are_told_with_their_numbers(taxonomy: Taxonomy) -> None:
    figure = "- Cut the build from 40 to 9 minutes\n"
    plain, *more = (
        f"- Wrote reports for the office in {town}\n" for town in ("Leeds", "York", "Hull", "Bath")
    )
    assert check("outcomes", JOB + figure + plain + "".join(more[:2]), taxonomy).state == "found"
    few = check("outcomes", JOB + figure + plain + "".join(more), taxonomy)
    assert (few.state, few.detail) == (
        "notice",
        "Of 5 lines of work, 1 gives a figure for what came of it.",
    )
    none = check("outcomes", JOB + plain, taxonomy)
    assert (none.state, none.claims) == ("not-found", ())
    assert "none give" in none.detail


def test_production_work_low_on_the_page_is_told_from_none_at_all(taxonomy: Taxonomy) -> None:
    filler = "- Wrote reports for the sales office of the whole region\n" * 8
    run = "- Ran Airflow for the nightly loads\n"
    assert check("mlops-in-top-half", JOB + run + filler, taxonomy).state == "found"
    below = check("mlops-in-top-half", JOB + filler + run, taxonomy)
    assert below.state == "notice"
    assert "Airflow" in below.detail
    listed = check("mlops-in-top-half", "Skills\nAirflow\n" + JOB + filler, taxonomy)
    assert listed.state == "not-found"
    assert "Airflow" in listed.detail


@pytest.mark.parametrize(
    ("id_", "tool", "line"),
    [
        ("cloud-proof", "AWS", "Moved the warehouse to AWS"),
        ("cloud-proof", "AWS", "Trained the models on SageMaker"),
        ("container", "Docker", "Packed each service with Docker"),
        ("tests", "unit testing", "Wrote unit tests for the parser"),
        ("api", "FastAPI", "Wrote the booking service in FastAPI"),
    ],
)
def test_proof_is_a_line_that_shows_it_in_use_and_a_list_is_none(
    taxonomy: Taxonomy, id_: str, tool: str, line: str
) -> None:
    plain = JOB + "- Wrote reports for the sales office\n"
    proven = check(id_, plain + f"- {line}\n", taxonomy)
    assert (proven.state, len(proven.claims), proven.advice) == ("found", 1, "")
    listed = check(id_, plain + f"Skills\n{tool}\n", taxonomy)
    assert listed.state == "notice"
    assert listed.advice
    absent = check(id_, plain, taxonomy)
    assert (absent.state, absent.claims) == ("not-found", ())


def test_a_link_to_code_is_told_though_its_address_is_masked(taxonomy: Taxonomy) -> None:
    head = "Jane Mwangi\njane@example.org | {}\n" + JOB + "- Wrote reports for the sales office\n"
    linked = read(head.format("github.com/jmwangi"), taxonomy)
    assert not any("jmwangi" in claim.text for claim in linked.claims)
    for link in ("github.com/jmwangi", "https://gitlab.com/jmwangi/rain", "GitHub: jmwangi"):
        assert check("repository-link", head.format(link), taxonomy).state == "found"
    assert check("repository-link", head.format("LinkedIn | GitHub"), taxonomy).state == "notice"
    assert check("repository-link", head.format("Leeds"), taxonomy).state == "not-found"


def test_github_as_a_tool_is_no_link_to_code(taxonomy: Taxonomy) -> None:
    text = "Jane Mwangi\nTerraform, Argo CD, GitHub\n" + JOB + "- Kept the code of the team on GitHub\n"
    assert check("repository-link", text, taxonomy).state == "not-found"


def test_a_term_said_far_more_often_than_any_other_is_told_with_both_counts(taxonomy: Taxonomy) -> None:
    lines = "".join(f"- Built the report of office {place} in Python\n" for place in "ABCDEFGHIJ")
    stuffed = check("stuffed-terms", JOB + lines + "- Stored it in Redis\n", taxonomy)
    assert stuffed.state == "notice"
    assert stuffed.detail == "“python” is said 10 times; the next most frequent term 1 times."
    even = check("stuffed-terms", JOB + lines + "- Stored it in Redis\n" * 4, taxonomy)
    assert even.state == "not-found"


def test_a_term_repeated_within_one_short_line_is_told(taxonomy: Taxonomy) -> None:
    line = "- Python Python Python Python scripts\n"
    assert "4 times" in check("stuffed-terms", JOB + line, taxonomy).detail
    long = "- " + "Moved the scripts of one more office of the whole region from Excel to Python. " * 4 + "\n"
    assert check("stuffed-terms", JOB + long, taxonomy).state == "not-found"


def test_a_skills_list_far_longer_than_what_lines_show_is_told_with_both_numbers(taxonomy: Taxonomy) -> None:
    ten = "Skills\nDocker, Kubernetes, Airflow, Spark, Kafka, Redis, MLflow, Terraform, Grafana, Snowflake\n"
    work = JOB + "- Built reports in Python\n"
    long = check("skills-list-beyond-evidence", work + ten, taxonomy)
    assert long.state == "notice"
    assert long.detail.startswith(
        "10 skills named without a line that shows it in use, beside 1 that have one"
    )
    more = "- Built reports in SQL, Tableau, Excel and Pandas\n"
    assert check("skills-list-beyond-evidence", work + more + ten, taxonomy).state == "not-found"


def gap(skill: str, status: GapStatus, evidence: tuple[int, ...] = (), via: str | None = None) -> Gap:
    demand = Demand(skill, 0.4, 0.3, 0.5, 0.3, 0.2, 0.4, 0.4, 0.3, False, 40)
    return Gap(skill, status, None, demand, evidence, via)


def test_wording_is_checked_for_the_three_segments_nearest_to_the_cv(taxonomy: Taxonomy) -> None:
    profile = read(JOB + "- Moved the warehouse to AWS\n", taxonomy)
    shown, missing = gap("aws", "shown", (0,)), gap("kafka", "missing")
    asked = {
        "big-tech": (shown, missing),
        "ai-startup": (shown, missing, missing),
        "product-tech": (shown,),
        "gov-defence": (shown, missing, missing, missing),
        "traditional-enterprise": (missing,),
    }
    found = check_cv(profile, taxonomy, (), asked)
    told = [c for c in found if c.id == "segment-wording"]
    assert [c.segment for c in told] == ["product-tech", "big-tech", "ai-startup"]
    assert {c.state for c in told} == {"found"}


def test_what_is_said_in_other_words_or_by_something_close_is_named_with_its_line(taxonomy: Taxonomy) -> None:
    profile = read(JOB + "- Moved the warehouse to AWS\n", taxonomy)
    place = profile.by_skill()["aws"][0]
    index = profile.evidence.index(place)
    asked = {
        "big-tech": (
            gap("aws", "shown", (index,)),
            gap("data-warehouse", "described", (index,)),
            gap("azure", "adjacent", (index,), via="aws"),
        )
    }
    (told,) = (c for c in check_cv(profile, taxonomy, (), asked) if c.id == "segment-wording")
    assert told.state == "notice"
    assert told.claims == (place.claim,)
    assert taxonomy.skills["data-warehouse"].label in told.detail
    assert f"{taxonomy.skills['azure'].label} (it shows {taxonomy.skills['aws'].label})" in told.detail


def test_what_only_the_person_says_is_not_said_to_stand_in_the_cv(taxonomy: Taxonomy) -> None:
    profile = read(JOB + "- Moved the warehouse to AWS\n", taxonomy)
    asked = {"big-tech": (gap("aws", "shown", (0,)), replace(gap("kafka", "shown"), own_word=True))}
    (told,) = (c for c in check_cv(profile, taxonomy, (), asked) if c.id == "segment-wording")
    assert told.detail.startswith("Of the 2 things most asked here, the CV shows 1 by name")


def test_checks_come_in_the_order_of_the_vocabulary_and_hold_no_total(taxonomy: Taxonomy) -> None:
    profile = read(JOB + "- Cut the build from 40 to 9 minutes\n", taxonomy)
    found = check_cv(profile, taxonomy, check_bullets(profile, taxonomy), {})
    assert [c.id for c in found] == [
        "outcomes", "production-words", "tools-in-work", "mlops-in-top-half", "cloud-proof",
        "repository-link", "container", "tests", "api", "stuffed-terms", "skills-list-beyond-evidence",
    ]  # fmt: skip
    assert not any(word in c.detail.lower() for c in found for word in ("score", "points", "out of 10"))


def test_a_described_skill_is_a_question_and_no_proof(taxonomy: Taxonomy) -> None:
    profile = read(JOB + "- Packed each service with Docker\n", taxonomy)
    described = replace(
        profile,
        evidence=tuple(
            replace(e, named=False, similarity=0.7, requirement_id="x") if e.skill_id == "docker" else e
            for e in profile.evidence
        ),
    )
    found = next(c for c in check_cv(described, taxonomy, (), {}) if c.id == "container")
    assert found.state == "notice"
    assert "never names it" in found.detail
