"""What a certificate about one skill would and would not do, with its status and how many adverts name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mlgap.gaps._step_texts import CertificateText, StepTexts
from mlgap.market import CertificateStatus
from mlgap.skills import Taxonomy
from mlgap.types import CellDemand


def certificate_words(
    skill_id: str,
    texts: StepTexts,
    taxonomy: Taxonomy,
    statuses: Mapping[str, CertificateStatus],
    named: CellDemand | None,
) -> str:
    """Return what the certificates about `skill_id` would do and would not; "" where we know of none."""
    about = [c for c in texts.certificates.values() if skill_id in c.skills]
    return " ".join(part for c in about for part in _words(c, taxonomy, statuses, named))


def _words(
    certificate: CertificateText,
    taxonomy: Taxonomy,
    statuses: Mapping[str, CertificateStatus],
    named: CellDemand | None,
) -> Iterator[str]:
    label = taxonomy.skills[certificate.skill_id].label
    status = statuses.get(certificate.skill_id)
    yield f"{label}: {certificate.does} {certificate.does_not}"
    if status is None and statuses:
        yield "Whether it is still awarded was not looked up."
    elif status is not None and status.status == "retired":
        yield f"It was last awarded on {status.since}." if status.since else "It is no longer awarded."
    before = [s for s in statuses.values() if certificate.skill_id in s.successors and s.status == "retired"]
    for old in before:
        yield f"It follows {taxonomy.skills[old.skill_id].label}, retired by {old.since}."
    if named is not None:
        yield _share(certificate.skill_id, named)


def _share(certificate: str, named: CellDemand) -> str:
    months = f"{named.window.first} to {named.window.last}"
    found = next((d for d in named.demands if d.what == certificate and d.n_asking), None)
    if found is None:
        return f"None of {named.n_adverts:,} adverts names it ({months})."
    low, high = (f"{100 * share:.2f}" for share in (found.asked_low, found.asked_high))
    return (
        f"{found.n_asking:,} of {named.n_adverts:,} adverts name it: {100 * found.asked:.2f} % "
        f"[{low}, {high}] ({months})."
    )
