from __future__ import annotations

import pytest

from mlgap.types import GateAsk, PostedPay
from tests.market.posting_reader import facts_of, reader


def gates(text: str) -> dict[str, tuple[bool, float | None]]:
    return {g.gate: (g.required, g.value) for g in facts_of(text).gates}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Bachelor's degree in physics", {"degree-bachelor": (True, None)}),
        ("Bachelor's degree or equivalent experience", {"degree-bachelor": (False, None)}),
        ("Master's degree preferred", {"degree-master": (False, None)}),
        (
            "Bachelor's degree required; PhD preferred",
            {"degree-bachelor": (True, None), "degree-phd": (False, None)},
        ),
        ("BSc required, MSc preferred", {"degree-bachelor": (True, None), "degree-master": (False, None)}),
        ("PhD in statistics", {"degree-phd": (True, None)}),
        ("Master's or PhD in statistics", {"degree-master": (True, None), "degree-phd": (False, None)}),
        ("Active TS/SCI clearance", {"clearance": (True, None)}),
        ("Must be authorized to work in Ruritania", {"work-authorisation": (True, None)}),
        ("Fluent German and English", {"language": (True, None)}),
        ("Python and Docker", {}),
    ],
)
def test_conditions_are_read_with_whether_they_are_required(line: str, found: dict[str, tuple[bool, None]]):
    assert gates(f"Requirements\n{line}") == found


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("5+ years of experience with Python", 5),
        ("3-7 years of experience in data", 3),
        ("at least three (3) years building models", 3),
        ("0-4 years of experience", 0),
        ("2 plus years of experience in software", 2),
        ("6+ years' experience in Python", 6),
        ("Degree or 3 years of experience", None),
        ("You are at least 18 years of age", None),
        ("We have grown over the past 10 years", None),
        ("8 years of experience preferred", None),
    ],
)
def test_minimum_years_are_those_that_are_asked(line: str, years: int | None):
    assert gates(f"Requirements\n{line}").get("min-years", (True, None))[1] == years


def test_years_of_preferred_text_set_no_minimum():
    assert gates(
        "Requirements\n2+ years of experience\nPreferred qualifications\n9+ years of experience"
    ) == {"min-years": (True, 2)}


def test_gates_stand_once_each():
    found = facts_of("Requirements\nBachelor's degree required\nBachelor's degree preferred").gates
    assert found == (GateAsk("degree-bachelor", True),)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior ML Engineer", "senior"),
        ("SDE III, Machine Learning", "senior"),
        ("Software Engineer L5", "senior"),
        ("Data Scientist II", "mid"),
        ("Sr. Staff Data Scientist", "staff"),
        ("Principal Scientist", "principal"),
        ("Tech Lead, ML", "lead"),
        ("Lead Generation Data Scientist", "unstated"),
        ("Junior Data Scientist", "junior"),
        ("Data Science Intern", "intern"),
        ("Head of Data Science", "director"),
        ("Machine Learning Engineering Manager", "manager"),
        ("ML Engineer", "unstated"),
    ],
)
def test_the_title_states_the_level(title: str, level: str):
    assert facts_of("", title=title).level == level


def test_a_bank_vice_president_is_no_director_and_its_associate_no_beginner():
    for title in ("Vice President, Data Scientist", "Associate, Data Scientist"):
        assert facts_of("", title=title, employer="JPMorganChase").level == "unstated"
    assert facts_of("", title="Vice President, Data Science", employer="Google").level == "director"
    assert facts_of("", title="Associate Data Scientist", employer="Google").level == "junior"


def test_the_source_and_then_the_text_state_a_level_where_the_title_does_not():
    assert facts_of("", title="ML Engineer", level="Entry level").level == "junior"
    text = "Dragonfruit seeks and is hiring a Senior ML Engineer."
    assert facts_of(text, title="ML Engineer").level == "senior"
    assert facts_of("You mentor junior colleagues.", title="ML Engineer").level == "unstated"
    assert facts_of("This is not an entry-level position.", title="ML Engineer").level == "unstated"


@pytest.mark.parametrize(
    ("title", "family"),
    [
        ("Machine Learning Engineer", "ml-engineer"),
        ("AI/ML Engineer", "ml-engineer"),
        ("Senior ML Ops Engineer", "mlops-engineer"),
        ("Software Engineer, ML Platform", "ml-platform-engineer"),
        ("GenAI Engineer", "ai-engineer"),
        ("CV Engineer", "cv-engineer"),
        ("NLP Scientist", "nlp-engineer"),
        ("Recommender Systems Engineer", "recsys-engineer"),
        ("Demand Forecasting Scientist", "forecasting-scientist"),
        ("Applied Scientist II", "applied-scientist"),
        ("Applied Data Scientist", "data-scientist"),
        ("Research Scientist, LLMs", "research-scientist"),
        ("Research Engineer", "research-engineer"),
        ("Data Engineer", "data-engineer"),
        ("Senior Full Stack Engineer (AI)", "software-engineer"),
        ("AI Solutions Architect", "ai-architect"),
        ("Model Risk Auditor", "ai-governance"),
        ("Data Science Manager", "ml-manager"),
        ("Director of Machine Learning", "ml-leadership"),
        ("Quantitative Researcher", "quant"),
        ("Site Reliability Engineer", "devops-sre"),
        ("Freelance AI Trainer", "ai-trainer"),
        ("AI Product Manager", "other"),
        ("Pastry Chef", "other"),
    ],
)
def test_the_title_names_the_role_family(title: str, family: str):
    assert facts_of("", title=title).role_family == family


def test_a_general_title_gives_way_to_what_the_text_is_about():
    text = "You detect objects in video. " + "Each camera gives images for object detection. " * 5
    assert facts_of(text, title="AI Engineer").role_family == "cv-engineer"
    assert facts_of(text, title="Data Scientist").role_family == "data-scientist"
    assert (
        facts_of("Senior ML Platform Engineer\nJoin us.", title="ML Engineer").role_family
        == "ml-platform-engineer"
    )


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Hybrid: 3 days a week in the office", "hybrid"),
        ("We expect two days per week in our Springfield office", "hybrid"),
        ("This is a fully remote position", "remote"),
        ("Not eligible for remote work, on-site only", "onsite"),
        ("Work location: In person", "onsite"),
        ("This role is based in our Springfield office", "onsite"),
        ("You know hybrid cloud and remote sensing", "unstated"),
        ("After an in-person interview you get an offer", "unstated"),
        ("Python", "unstated"),
    ],
)
def test_the_text_states_the_work_mode(text: str, mode: str):
    assert facts_of(text).work_mode == mode


def test_the_source_field_and_the_place_state_the_work_mode_first():
    assert facts_of("Fully remote", remote="hybrid").work_mode == "hybrid"
    assert facts_of("Python", location="Remote, US").work_mode == "remote"


@pytest.mark.parametrize(
    ("text", "fields", "employment"),
    [
        ("", {"employment": "FULL_TIME"}, "full-time"),
        ("", {"title": "Data Science Intern"}, "internship"),
        ("A 6-month contract", {}, "contract"),
        ("Full-time position", {}, "full-time"),
        ("Part-time, 20 hours", {}, "part-time"),
        ("Python", {}, "unstated"),
    ],
)
def test_employment_is_read_from_field_title_and_text(text: str, fields: dict[str, str], employment: str):
    assert facts_of(text, **fields).employment == employment


@pytest.mark.parametrize(
    ("location", "country", "found"),
    [
        ("San Jose, CA, US", "", ("US", "us-bay-area")),
        ("Cambridge, MA", "United States", ("US", "us-boston")),
        ("Cambridge, England, United Kingdom", "", ("GB", None)),
        ("Arlington, TX", "", ("US", "us-dallas")),
        ("Arlington, VA", "", ("US", "us-dc-nova")),
        ("Vienna, Austria", "", ("AT", None)),
        ("Toronto, Ontario, Canada", "", ("CA", "ca-toronto")),
        ("London, Ontario, Canada", "", ("CA", None)),
        ("Remote, US", "", ("US", None)),
        ("US", "", ("US", None)),
        ("California, United States", "", ("US", None)),
        ("Boise, ID, US", "", ("US", "us-other")),
        ("Munich", "", ("DE", "de-munich")),
        ("Athens, Greece", "", ("OTHER", None)),
        ("", "", ("UNKNOWN", None)),
        ("Pune, IND", "India", ("IN", None)),
    ],
)
def test_a_place_is_a_country_and_perhaps_a_metro(location: str, country: str, found: tuple[str, str | None]):
    facts = facts_of("", location=location, country=country)
    assert (facts.country, facts.metro) == found


@pytest.mark.parametrize(
    ("text", "pay"),
    [
        ("Base salary: $120,000 - $150,000 per year", PostedPay(120000, 150000, "USD", "year", "base")),
        ("Pay: $105k-$115k, paid on a daily basis", PostedPay(105000, 115000, "USD", "year", "unstated")),
        ("Rate: $50.50/hr to $60.75/hr", PostedPay(50.5, 60.75, "USD", "hour", "unstated")),
        ("Salary £55,000 - £75,000 per annum", PostedPay(55000, 75000, "GBP", "year", "unstated")),
        ("Gehalt 60.000 € - 75.000 €", PostedPay(60000, 75000, "EUR", "year", "unstated")),
        (
            "Salary 1.500,50 EUR - 2.000,50 EUR per month",
            PostedPay(1500.5, 2000.5, "EUR", "month", "unstated"),
        ),
        ("CTC: 12 - 18 LPA", PostedPay(1200000, 1800000, "INR", "year", "unstated")),
        ("OTE $200,000 - $240,000", PostedPay(200000, 240000, "USD", "year", "total")),
        ("Pay: CAD $83,600 - CAD $159,600 a year", PostedPay(83600, 159600, "CAD", "year", "unstated")),
        ("Day rate £500 - £550 per day", PostedPay(500, 550, "GBP", "day", "unstated")),
        ("The weekly pay is $1,500 - $2,000 per week", PostedPay(1500, 2000, "USD", "week", "unstated")),
        ("We offer $105k, paid on a daily basis", PostedPay(105000, 105000, "USD", "year", "unstated")),
        (
            "Salary of a 2,080-hour year: $120,640 to $150,800",
            PostedPay(120640, 150800, "USD", "year", "unstated"),
        ),
        (
            "Pay $60.25 - $70.75 per hour, 2,016 hours",
            PostedPay(60.25, 70.75, "USD", "hour", "unstated", hours_per_year=2016),
        ),
        ("Hourly rate: $28.75/hr", PostedPay(28.75, 28.75, "USD", "hour", "unstated")),
        ("Earn $2,400.50 a week", PostedPay(2400.5, 2400.5, "USD", "week", "unstated")),
        (
            "Base salary $150,000 - $170,000 with an OTE of $220,000",
            PostedPay(150000, 170000, "USD", "year", "base"),
        ),
        ("On-target earnings of $200k to $240k", PostedPay(200000, 240000, "USD", "year", "total")),
        ("401k match. Base: $120,000 - $140,000", PostedPay(120000, 140000, "USD", "year", "base")),
        ("Salary $150,000 - $180,000 plus 401k match", PostedPay(150000, 180000, "USD", "year", "unstated")),
        ("Salary: $150,000 - $180,000. 401(k), dental", PostedPay(150000, 180000, "USD", "year", "unstated")),
        ("Salary notes: $5,000 - $10,000 401k match", None),
        ("GBP 55,000 to 70,000 per annum", PostedPay(55000, 70000, "GBP", "year", "unstated")),
        ("£55,000 per annum", PostedPay(55000, 55000, "GBP", "year", "unstated")),
        (
            "Salary 65.000,00 EUR - 80.000,00 EUR per year",
            PostedPay(65000, 80000, "EUR", "year", "unstated"),
        ),
        ("Salary ₹18,00,000 - ₹25,00,000", PostedPay(1800000, 2500000, "INR", "year", "unstated")),
        ("Compensation 12 LPA to 20 LPA", PostedPay(1200000, 2000000, "INR", "year", "unstated")),
        ("Salary up to 230k", None),
        ("Base salary of up to $230,000 per year", None),
        ("Compensation starting at 160k", None),
        ("Pay starts at $160,000 annually", None),
        ("The base salary is $162,8000 a year", None),
        ("up to 30 LPA", None),
        ("Pay: $25/hr", PostedPay(25, 25, "USD", "hour", "unstated")),
        ("Up to £150k", None),
        ("Salary starting at $160,000 per year", None),
        ("Salary $162,8000 - $170,000", None),
        ("401k match of $5,000 - $10,000", None),
        ("We raised $20 million - $30 million", None),
        ("Learning budget of €1500 per year", None),
        ("Between 2,000 and 3,000 customers", None),
    ],
)
def test_pay_is_the_first_plausible_range_as_it_is_stated(text: str, pay: PostedPay | None):
    assert facts_of(text).pay == pay


def test_the_first_of_several_states_counts():
    text = "Salary in Oregon: $100,000 - $120,000. Salary in Nevada: $90,000 - $95,000."
    assert facts_of(text).pay == PostedPay(100000, 120000, "USD", "year", "unstated")


def test_a_dollar_is_the_country_s_own():
    assert facts_of("Salary: $90,000 - $99,000", location="Toronto, Ontario, Canada").pay == PostedPay(
        90000, 99000, "CAD", "year", "unstated"
    )


def test_use_cases_are_counted_and_at_most_four():
    facts = facts_of("You detect fraud. Fraud models. Pricing models.", title="ML Engineer, Fraud")
    assert facts.use_cases == ("fraud-risk", "pricing")
    assert facts_of("You brew tea.").use_cases == ("other",)


def test_the_month_is_that_of_the_posting_date():
    assert facts_of("", posted="2026-05-03").month == "2026-05"
    assert facts_of("").month is None


def test_a_team_that_builds_for_model_builders_is_a_platform_team():
    text = "Our ML platform team will enable data scientists to ship."
    assert "platform-team" in facts_of(text, title="ML Platform Engineer").cuts
    assert "platform-team" not in facts_of("You build models.", title="ML Engineer").cuts


def test_reading_the_same_posting_twice_gives_the_same_facts():
    text = "Requirements\nPython or R\nSalary: $100,000 - $120,000"
    assert facts_of(text) == facts_of(text)
    assert reader() is reader()
