from __future__ import annotations

from collections.abc import Callable

import pytest

from mlgap.types import Profile

Read = Callable[..., Profile]
JOB = "Experience\nEngineer, Fenwick Labs, 2019 - 2021\n- "


def grades_of(profile: Profile) -> dict[str, str]:
    return {skill: items[0].grade for skill, items in profile.by_skill().items()}


@pytest.mark.parametrize(
    "bullet",
    [
        "Deployed the ranking service on Kubernetes",
        "Built a scorer with Docker that went live in May",
        "Python service in production for two brands",
        "Rolled out Docker to every branch",
        "Cut the runtime of Python jobs by 40 percent",
        "Kubernetes jobs that read 60M articles",
        "Python API used by 22 product teams",
        "Docker images, start time from 90 to 12 seconds",
        "PyTorch model, 1.6 times faster than before",
    ],
)
def test_going_live_or_a_measured_result_is_shipped(read: Read, bullet: str) -> None:
    profile = read(JOB + bullet)
    named = [e for e in profile.evidence if e.implied_by is None]
    assert [e.grade for e in named] == ["shipped"]
    assert all(words in bullet for e in named for words in e.decided_by)


@pytest.mark.parametrize(
    "bullet",
    [
        "On call for the Kubernetes clusters every fourth week",
        "Retrained the PyTorch model each month",
        "Upgraded Kubernetes seven times",
        "Led post-mortems for Docker incidents",
        "Kept the Python service alive through two moves",
        "Cut the AWS bill by a third",
        "Watched drift of the PyTorch model",
    ],
)
def test_running_it_over_time_is_operated(read: Read, bullet: str) -> None:
    profile = read(JOB + bullet)
    named = [e for e in profile.evidence if e.implied_by is None]
    assert [e.grade for e in named] == ["operated"]
    assert all(words in bullet for e in named for words in e.decided_by)


@pytest.mark.parametrize(
    "bullet",
    [
        "Wrote a mock-up in Python that was never put into production",
        "Wrote an excellent, truly outstanding and very long account of what Docker means to me",
        "Python scripts, not hosted anywhere",
        "Taught Python in 2019 to two classes",
    ],
)
def test_length_praise_and_denied_production_ship_nothing(read: Read, bullet: str) -> None:
    assert set(grades_of(read(JOB + bullet)).values()) == {"used"}


@pytest.mark.parametrize(
    "text",
    [
        "Skills\nPython, SQL",
        "Summary\nTen years of shipping Python to production for millions of users.",
        "Certificates\nCertified Python Developer",
        "Education\nBSc Computing, Fenwick University, 2015 - 2018\nModules: Python",
        JOB + "Familiar with Python",
        JOB + "Took an online course in Python",
        "PYTHON DEVELOPER\n\nExperience\nBaker, Fenwick Ltd, 2019 - 2021\n- Made bread",
    ],
)
def test_lists_summaries_courses_and_certificates_only_list(read: Read, text: str) -> None:
    assert grades_of(read(text))["python"] == "listed"


def test_each_bullet_is_judged_by_its_own_words(read: Read) -> None:
    profile = read(JOB + "Wrote Docker files\n- Deployed the model with Kubernetes")
    assert grades_of(profile) == {"docker": "used", "kubernetes": "shipped"}


@pytest.mark.parametrize(
    "bullet",
    [
        "My team migrated the models to Kubernetes; I wrote reports",
        "Our vendor runs the Kubernetes platform",
        "The company uses Kubernetes and Docker",
        "Worked alongside scientists who used Kubernetes",
        "Helped the team that deployed Kubernetes",
        "Hired 46 engineers with Kubernetes experience",
        "Team stack: Kubernetes, Docker",
        "They trained the model with Kubernetes; I kept minutes",
    ],
)
def test_what_others_did_is_nobodys_evidence(read: Read, bullet: str) -> None:
    assert "kubernetes" not in grades_of(read(JOB + bullet))


def test_what_a_led_team_did_is_evidence(read: Read) -> None:
    assert grades_of(read(JOB + "Led the team that deployed Kubernetes"))["kubernetes"] == "shipped"


def test_my_own_part_beside_the_teams_is_evidence(read: Read) -> None:
    profile = read(JOB + "My team moved to Kubernetes, I wrote the Python client")
    assert grades_of(profile) == {"python": "used"}


def test_negated_and_aspired_mentions_are_disclaimers(read: Read) -> None:
    profile = read("Skills\nPython\n\nSummary\nNo Kubernetes experience. I want to learn Docker.")
    assert grades_of(profile) == {"python": "listed"}
    assert {(d.skill_id, d.kind) for d in profile.disclaimed} == {
        ("kubernetes", "negated"),
        ("docker", "aspired"),
    }


@pytest.mark.parametrize(
    "heading", ["Currently learning", "WANT TO LEARN", "Gaps and plans", "Learning goals:"]
)
def test_everything_under_a_learning_heading_is_aspired(read: Read, heading: str) -> None:
    profile = read(f"Skills\nPython\n\n{heading}\nDocker, Kubernetes")
    assert grades_of(profile) == {"python": "listed"}
    assert {d.kind for d in profile.disclaimed} == {"aspired"}


def test_a_role_that_is_sought_is_not_evidence(read: Read) -> None:
    profile = read("Summary\nAnalyst aiming for a machine learning engineer role.\n\nSkills\nSQL")
    assert grades_of(profile) == {"sql": "listed"}


def test_a_parent_is_held_at_the_grade_of_its_child_and_never_the_reverse(read: Read) -> None:
    profile = read(JOB + "Deployed two models on SageMaker")
    child, parent = sorted(profile.evidence, key=lambda e: e.implied_by or "")
    assert (parent.skill_id, parent.implied_by, parent.grade) == ("aws", "sagemaker", "shipped")
    assert (parent.span, parent.quote) == (child.span, child.quote)
    assert grades_of(read(JOB + "Deployed two models on AWS")) == {"aws": "shipped"}


def test_shipped_coursework_stays_coursework(read: Read) -> None:
    profile = read("Bootcamp projects\nHouse prices - Deployed a Python app with 300 users.")
    (item,) = profile.evidence
    assert (item.grade, item.context) == ("shipped", "coursework")


@pytest.mark.parametrize(
    "sentence",
    [
        "Looking for a Python position in a small firm.",
        "New to Python.",
        "Sharpening skills in Python.",
        "Seeking opportunities to grow with Python.",
    ],
)
def test_what_is_sought_or_new_is_a_disclaimer(read: Read, sentence: str) -> None:
    profile = read(f"Summary\n{sentence}\n\nSkills\nSQL")
    assert grades_of(profile) == {"sql": "listed"}
    assert {(d.skill_id, d.kind) for d in profile.disclaimed} == {("python", "aspired")}


def test_a_headline_does_not_list_what_the_cv_says_is_still_to_be_learned(read: Read) -> None:
    profile = read("KUBERNETES TRAINEE\n\nSkills\nSQL\n\nCurrently learning\nKubernetes")
    assert grades_of(profile) == {"sql": "listed"}


@pytest.mark.parametrize("heading", ["Interests", "Hobbies"])
def test_a_tool_among_interests_is_no_evidence(read: Read, heading: str) -> None:
    assert grades_of(read(f"Skills\nPython\n\n{heading}\nDocker at home, Kubernetes")) == {"python": "listed"}


@pytest.mark.parametrize(
    "bullet",
    [
        "Built monitoring and alerting with Docker",
        "Integrated Docker with telemetry, logging and alerts",
        "Designed a backup and disaster recovery plan for Kubernetes",
        "Wrote runbooks for Kubernetes",
    ],
)
def test_what_watches_over_work_is_made_before_it_is_run(read: Read, bullet: str) -> None:
    profile = read(JOB + bullet)
    assert {e.grade for e in profile.evidence} == {"used"}


def test_a_sentence_takes_over_that_its_work_went_live(read: Read) -> None:
    text = "Experience\nEngineer, Fenwick Labs, 2019 - 2021\nA default model in PyTorch. {}\n"
    assert grades_of(read(text.format("Live for two brands.")))["pytorch"] == "shipped"
    assert grades_of(read(text.format("Our best AUC was 0.66.")))["pytorch"] == "shipped"
    assert grades_of(read(text.format("Deployed a second tool in May.")))["pytorch"] == "used"
    assert grades_of(read(text.format("It was never live.")))["pytorch"] == "used"


@pytest.mark.parametrize(
    "line",
    [
        "Operating systems: Docker, Windows",
        "SKILLS Python, SQL, Docker",
        "Stack (daily): Python, SQL, Docker",
    ],
)
def test_a_labelled_list_is_listed_wherever_it_stands(read: Read, line: str) -> None:
    profile = read("Experience\nEngineer, Fenwick Labs, 2019 - 2021\n- Wrote reports\n\n" + line)
    assert grades_of(profile)["docker"] == "listed"


def test_a_bullet_may_be_a_pointed_bracket(read: Read) -> None:
    profile = read("Experience\nEngineer, Fenwick Labs, 2019 - 2021\n> Wrote Python\n> Built Docker images")
    assert grades_of(profile) == {"python": "used", "docker": "used"}


def test_a_line_of_wishes_ends_with_its_line(read: Read) -> None:
    profile = read("Skills\nWant: Docker, SQL\nPython\nKubernetes")
    assert {d.skill_id for d in profile.disclaimed} == {"docker", "sql"}
    assert set(profile.by_skill()) == {"python", "kubernetes"}


def test_what_stands_under_not_yet_is_sought(read: Read) -> None:
    profile = read("Skills\nPython\n\nNot yet\nKubernetes, Docker")
    assert {d.skill_id for d in profile.disclaimed} == {"kubernetes", "docker"}
