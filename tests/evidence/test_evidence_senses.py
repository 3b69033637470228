"""Words that mean a skill in an advert and often something else in a CV."""

from __future__ import annotations

from datetime import date

import pytest

from mlgap.evidence import extract_profile
from mlgap.skills import load_taxonomy
from mlgap.types import Document, Line, Profile, Span

_JOB = "EXPERIENCE\nData Engineer, Northwind Ltd, 2019 - 2022\n- {}\n"
_OTHER_SENSE = {
    "Gathered change requests and communicated with the warehouse": "communication",
    "Measured communication between suppliers as a graph": "communication",
    "Ran the survey in collaboration with two universities": "collaboration",
    "Summarised research papers for a newsletter": "continuous-learning",
    "Built a documentation portal for tenants in Django": "documentation",
    "Shared product leaflets with customers": "stakeholder-mgmt",
    "Made charts so that managers take data driven decisions": "business-impact",
    "Planned interviews for a new data collection": "data-pipelines",
    "Chose custom data models and algorithms for the survey": "data-modeling",
    "Taught natural resource management to farmers": "resource-planning",
    "Four years of Perl developer experience": "internal-dev-platform",
    "Agents that call internal tools over HTTP": "internal-dev-platform",
    "Rebuilt the probability-of-default scorecard": "probability",
    "Encoding, scaling and imputation of columns": "scalability",
    "Customer profiling for a chain of shops": "scalability",
    "Tagged words with ELMo language models": "llm",
    "Owned the forecasting of pipeline for the quarter": "time-series",
    "Prepared two audits of the warehouse": "auditability",
    "Recovery from asynchronous checkpoints": "concurrency",
    "Stored what the robots read in a table": "robotics-av",
    "Karpenter for the batch jobs": "gpu-scheduling",
    "Kept scripts in SVN": "git",
    "Image segmentation of leaves": "personalisation",
    "Chat screens for call centre agents": "llm-agents",
    "Wrote quizzes for an online learning platform": "model-retraining",
    "Used open source libraries": "open-source",
    "Boosting sales by better letters": "gradient-boosting",
    "Drew word clouds of reviews": "cloud",
    "Courses for PhD students on maps": "phd",
    "Cloud: AWS, Azure": "cloud",
    "NoSQL: MongoDB": "nosql",
    "Sold Kubernetes subscriptions to banks": "kubernetes",
    "Presented the lakehouse vision to buyers": "data-lake",
    "Northwind is a leading provider of Kubernetes hosting": "kubernetes",
}
_SKILL_SENSE = {
    "Communicate findings to executives every month": "communication",
    "Collaborated with product and legal on release dates": "collaboration",
    "Keep up with research papers and share them": "continuous-learning",
    "Wrote the documentation of all jobs": "documentation",
    "Negotiated scope with clients and stakeholders": "stakeholder-mgmt",
    "Automated data collection from eight APIs": "data-pipelines",
    "Designed data models for the warehouse": "data-modeling",
    "Did capacity planning for the Kubernetes cluster": "resource-planning",
    "Improved developer experience for 40 engineers": "internal-dev-platform",
    "Built internal tools for pricing": "internal-dev-platform",
    "Taught probability to second years": "probability",
    "Scaling the service to 40 nodes": "scalability",
    "Evaluated language models of three vendors": "llm",
    "Fine-tuned a ResNet on leaves": "transfer-learning",
    "Demand forecasting for 300 shops": "time-series",
    "Added audit logs to every decision of the model": "auditability",
    "Rewrote the crawler as asynchronous Python": "concurrency",
    "Trained robots to grasp boxes": "robotics-av",
    "Karpenter for the GPU queue": "gpu-scheduling",
    "Customer segmentation with k-means": "personalisation",
    "Agents that answer questions with tools": "llm-agents",
    "Online learning of the ranking model every hour": "model-retraining",
    "Contributed to open source projects": "open-source",
    "Moved all jobs to the cloud": "cloud",
    "I used what Northwind Ltd sold on Kubernetes": "kubernetes",
}


def read(text: str) -> Profile:
    starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]
    lines = tuple(Line(Span(a, text.find("\n", a) if "\n" in text[a:] else len(text))) for a in starts)
    document = Document("cv.txt", "text/plain", 1, text, lines, "0" * 64)
    return extract_profile(document, load_taxonomy(), None, None, today=date(2026, 11, 21))


def named(text: str) -> set[str]:
    """Return what a CV names, without what that implies."""
    return {item.skill_id for item in read(text).evidence if item.implied_by is None}


@pytest.mark.parametrize(("line", "skill"), _OTHER_SENSE.items(), ids=_OTHER_SENSE)
def test_a_word_in_another_sense_is_no_evidence(line: str, skill: str) -> None:
    assert skill not in named(_JOB.format(line))


@pytest.mark.parametrize(("line", "skill"), _SKILL_SENSE.items(), ids=_SKILL_SENSE)
def test_the_same_word_in_the_sense_of_the_skill_is_evidence(line: str, skill: str) -> None:
    assert skill in named(_JOB.format(line))


def test_an_item_of_a_skills_list_needs_no_further_words() -> None:
    held = read("SKILLS\nPython, communication, ownership, probability\n").by_skill()
    assert {"communication", "ownership", "probability"} <= set(held)


@pytest.mark.parametrize("title", ["Kubernetes sales executive", "Machine learning recruiter"])
def test_what_a_seller_or_recruiter_is_titled_after_is_their_trade(title: str) -> None:
    assert not read(f"EXPERIENCE\n{title}\nNorthwind Ltd, 2019 - 2022\n- Met people\n").by_skill()


def test_a_sales_engineer_is_no_seller() -> None:
    assert read(
        "EXPERIENCE\nKubernetes sales engineer\nNorthwind Ltd, 2019 - 2022\n- Met people\n"
    ).by_skill()


@pytest.mark.parametrize(
    "line",
    [
        "The classifier was never put into production.",
        "It stopped before deployment.",
        "The pilot has not been deployed.",
        "Not in scope here: deployment of what I trained.",
        "It never made it to production.",
    ],
)
def test_work_that_never_went_live_is_said_to_lack_deployment(line: str) -> None:
    profile = read(_JOB.format("Trained a classifier in PyTorch. " + line))
    assert {(d.skill_id, d.kind) for d in profile.disclaimed} == {("model-deployment", "negated")}
    assert "model-deployment" not in profile.by_skill()
    assert profile.by_skill()["pytorch"][0].grade == "used"


@pytest.mark.parametrize(
    "line",
    ["Never deployed manually again.", "Never went live without tests."],
)
def test_a_denial_of_something_else_denies_no_deployment(line: str) -> None:
    assert not read(_JOB.format(line)).disclaimed


def test_a_denial_in_one_project_takes_nothing_from_another() -> None:
    profile = read(
        _JOB.format("Model deployment on AWS\n- A second classifier was never put into production")
    )
    assert "model-deployment" in profile.by_skill()


def test_what_was_read_about_and_only_toyed_with_is_sought() -> None:
    profile = read(
        "PLANS\nPreference tuning: read the DPO papers and tried PyTorch on a toy set, never at work.\n"
    )
    assert "rlhf-dpo" not in profile.by_skill()
    assert ("rlhf-dpo", "aspired") in {(d.skill_id, d.kind) for d in profile.disclaimed}


def test_a_course_taken_and_not_applied_is_listed() -> None:
    profile = read(_JOB.format("Built reports. I took a course in PyTorch but have not applied it at work."))
    assert profile.by_skill()["pytorch"][0].grade == "listed"


def test_the_subject_of_a_degree_is_listed() -> None:
    profile = read("EDUCATION\nMSc Statistics, University of Northwind, 2014 - 2016\n")
    assert profile.by_skill()["statistics"][0].grade == "listed"


@pytest.mark.parametrize(
    "line",
    [
        "Amina deployed the model on Kubernetes, I drew the charts",
        "Kubernetes was shown to us by a guest of the school",
        "The firm of my brother sells Kubernetes advice, so I hear about it",
        "Kubernetes at Northwind is run by the platform floor, not by me",
        "IT takes the script and runs it on Kubernetes",
        "My group had its own engineers who looked after Kubernetes",
        "The platform team of the client is running Kubernetes; I gave them tables",
        "Hobbies: chess, Kubernetes jokes",
    ],
)
def test_what_others_do_is_not_the_persons(line: str) -> None:
    assert "kubernetes" not in named(_JOB.format(line))


@pytest.mark.parametrize(
    "line",
    ["IT support scripts for Kubernetes", "Kubernetes built from source", "Helped by nobody, ran Kubernetes"],
)
def test_words_that_only_sound_like_others_leave_the_work_to_the_person(line: str) -> None:
    assert "kubernetes" in named(_JOB.format(line))


def test_a_seller_holds_the_tools_of_the_office_and_not_the_goods() -> None:
    text = (
        "EXPERIENCE\nAccount Executive, Northwind Ltd, 2018 - 2021\n- Brought Kafka to 31 customers\n- {}\n"
    )
    held = named(text.format("Built the deal sheet in Excel and a report in Python"))
    assert {"excel", "python"} <= held
    assert "kafka" not in held


@pytest.mark.parametrize(
    "line", ["Planning for the DP-100 exam in spring", "WANT: Kubernetes, Terraform", "Wish list: Kubernetes"]
)
def test_plans_are_sought_wherever_they_stand(line: str) -> None:
    profile = read(_JOB.format(line))
    assert profile.disclaimed
    assert not profile.by_skill()
