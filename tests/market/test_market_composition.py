from __future__ import annotations

import dataclasses

import pytest

from mlgap.errors import DataError, UnknownId
from mlgap.market import Composition, Mix, load_certificates, load_snapshot, market_composition
from mlgap.skills import load_taxonomy
from mlgap.types import Cell, GateAsk, PostedPay, Requirement, Window

from postings import posting, snapshot

TAXONOMY = load_taxonomy()


def read(facts, cell=None, **options) -> Composition:
    return market_composition(snapshot(facts), cell or Cell(), TAXONOMY, **options)


def part(mix: Mix, id_: str):
    return next(p for p in mix.parts if p.id == id_)


def mix_of(mixes, of: str) -> Mix:
    return next(m for m in mixes if m.of == of)


def mixes_of(found: Composition):
    for field in dataclasses.fields(found):
        value = getattr(found, field.name)
        if isinstance(value, Mix):
            yield value
        elif isinstance(value, tuple) and value and isinstance(value[0], Mix):
            yield from value


def test_parts_are_counted_with_adverts_employers_and_share():
    facts = [
        posting(i, work_mode="remote" if i < 30 else "hybrid", employer_key=f"e{i % 60}") for i in range(120)
    ]
    remote = part(read(facts).work_modes, "remote")
    assert (remote.n_adverts, remote.n_employers, remote.share) == (30, 30, 0.25)
    assert remote.low < 0.25 < remote.high


def test_work_mode_is_told_by_level_band_and_by_segment():
    facts = [posting(i, work_mode="remote", level="junior") for i in range(20)]
    facts += [
        posting(100 + i, work_mode="onsite", level="staff", segment="regulated-finance") for i in range(20)
    ]
    found = read(facts)
    assert part(mix_of(found.work_modes_by_level, "early"), "remote").share == 1
    assert part(mix_of(found.work_modes_by_level, "senior"), "onsite").share == 1
    assert part(mix_of(found.work_modes_by_segment, "regulated"), "onsite").n_adverts == 20
    assert mix_of(found.work_modes_by_segment, "product-tech").n_adverts == 20


def test_group_of_four_adverts_is_left_out():
    facts = [posting(i) for i in range(60)] + [posting(100 + i, country="DE") for i in range(4)]
    assert [m.of for m in read(facts).pay_by_country] == ["US"]


def test_country_where_nobody_states_pay_is_none_of_so_many_with_an_upper_bound():
    pay = PostedPay(100_000, 150_000, "USD", "year", "base")
    facts = [posting(i, pay=pay if i % 2 else None) for i in range(60)]
    facts += [posting(100 + i, country="DE") for i in range(30)]
    found = read(facts)
    assert part(mix_of(found.pay_by_country, "US"), "disclosed").share == 0.5
    german = part(mix_of(found.pay_by_country, "DE"), "disclosed")
    assert (german.n_adverts, german.share) == (0, 0)
    assert 0.05 < german.high < 0.2


def test_pay_disclosure_by_month_keeps_to_the_window():
    facts = [posting(i, month=m) for i, m in enumerate(["2026-05", "2026-06", "2024-01"] * 10)]
    assert [m.of for m in read(facts).pay_by_month] == ["2026-05", "2026-06"]
    assert [m.of for m in read(facts, window=Window("2024-01", "2024-12")).pay_by_month] == ["2024-01"]


def test_degrees_are_told_by_role_stated_and_required():
    facts = [posting(i, gates=(GateAsk("degree-phd", i % 3 == 0),)) for i in range(60)]
    found = read(facts)
    assert part(mix_of(found.degrees_stated_by_role, "ml-engineer"), "degree-phd").share == 1
    assert part(mix_of(found.degrees_required_by_role, "ml-engineer"), "degree-phd").share == pytest.approx(
        1 / 3, abs=1e-3
    )


def test_role_family_of_few_adverts_is_not_set_beside_the_others():
    facts = [posting(i, ["docker"]) for i in range(60)]
    facts += [posting(100 + i, ["docker"], role_family="quant") for i in range(49)]
    assert [m.of for m in read(facts).roles] == ["ml-engineer"]


def test_roles_show_the_skills_most_asked_and_no_traits():
    facts = [posting(i, ["communication", "docker", *(["git"] if i % 2 else [])]) for i in range(60)]
    (role,) = read(facts).roles
    assert [p.id for p in role.parts] == ["docker", "git"]


def test_governance_counts_adverts_that_ask_for_any_of_it_once():
    facts = [posting(i, ["gdpr", "explainability"] if i < 15 else ["git"]) for i in range(60)]
    governance = mix_of(read(facts).governance_by_segment, "product-tech")
    assert part(governance, "any").share == 0.25
    assert part(governance, "gdpr").n_adverts == 15


def test_use_cases_overlap_and_are_read_from_the_list():
    facts = [posting(i, use_cases=("ads", "pricing") if i % 2 else ("ads",)) for i in range(60)]
    found = read(facts).use_cases
    assert (part(found, "ads").share, part(found, "pricing").share) == (1, 0.5)


def test_certificates_named_are_told_and_skills_are_not_among_them():
    facts = [
        posting(i, requirements=(Requirement("cert-aws-mls", "nice"),) if i < 6 else ()) for i in range(60)
    ]
    (named,) = read([*facts, posting(99, ["git"])]).certificates.parts
    assert (named.id, named.n_adverts) == ("cert-aws-mls", 6)


def test_one_segment_is_told_alone():
    facts = [posting(i) for i in range(20)] + [posting(100 + i, segment="big-tech") for i in range(20)]
    assert [m.of for m in read(facts, Cell(segment="big-tech")).work_modes_by_segment] == ["big-tech"]


def test_every_share_of_the_shipped_market_lies_within_its_interval_and_rests_on_its_adverts():
    found, inspected = market_composition(load_snapshot(), Cell(), TAXONOMY), 0
    for mix in mixes_of(found):
        for p in mix.parts:
            inspected += 1
            assert 0 <= p.low <= p.share <= p.high <= 1
            assert p.n_employers <= p.n_adverts <= mix.n_adverts
            assert p.n_employers <= mix.n_employers <= mix.n_adverts
    assert inspected > 500


def test_unknown_cell_is_refused():
    with pytest.raises(UnknownId):
        read([posting(0)], Cell(region="XX"))


def test_aws_machine_learning_specialty_is_retired_and_has_successors():
    known = load_certificates()
    assert (known["cert-aws-mls"].status, known["cert-aws-mls"].since) == ("retired", "2026-03-31")
    assert all(s in TAXONOMY.skills for c in known.values() for s in (c.skill_id, *c.successors))
    assert all(TAXONOMY.skills[s].kind == "certificate" for s in known)


def test_faulty_certificates_are_named_by_line(tmp_path):
    path = tmp_path / "certificates.csv"
    path.write_text("skill_id,status,since,successors,note\na,ended,,,\nb,retired,March,,\n")
    with pytest.raises(DataError) as caught:
        load_certificates(path)
    assert "certificates.csv:2: status" in str(caught.value)
    assert "certificates.csv:3: since" in str(caught.value)
