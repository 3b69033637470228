"""Each kind of what tells who wrote a CV is covered wherever CVs put it, and the work beside it stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mlgap.documents import MASK, find_identity, mask_identity, read_document

HEAD = "Wanjiru Mwangi\nwanjiru.mwangi@example.org | ML Engineer"
WORK = "Experience\nML Engineer, Globex, Nairobi\nMar 2019 - May 2022\n• Built models in Python with Docker"


def masked(text: str) -> str:
    return mask_identity(read_document(text.encode(), "cv.txt")).text


def kinds(text: str, secret: str) -> set[str]:
    document = read_document(text.encode(), "cv.txt")
    start = document.text.index(secret)
    found = [i for i in find_identity(document) if i.span.start < start + len(secret) and i.span.end > start]
    return {i.kind for i in found}


# --- referees


@pytest.mark.parametrize("heading", ["References", "Professional References", "Referenzen", "Références"])
@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("Dr. Ottoline Farrow, +44 20 7946 0958", "Ottoline Farrow"),
        ("Dr. ottoline farrow – Manager – ottoline@example.org", "ottoline farrow"),
        ("Prof. Ottoline, State University, ottoline@example.org", "Ottoline"),
        ("Ms 김민준\nHead of Data\nm@example.org", "김민준"),
        ("1. Ottoline Farrow - Head of Data - of@example.org", "Ottoline Farrow"),
        ("• Ottoline Farrow, CTO, Globex Corporation, of@example.org", "Ottoline Farrow"),
        ("Ottoline Farrow (Team Lead, Globex Corporation)\nof@example.org", "Ottoline Farrow"),
        ("Ottoline Farrow\nProfessor of Statistics\nState University\n(+44) 7911 123456", "Ottoline Farrow"),
        ("Dr. Ann Lee     Prof. Ottoline Farrow", "Ottoline Farrow"),
        ("Ottoline\nHead of Data, Globex Corporation\nof@example.org", "Ottoline"),
    ],
)
def test_a_referee_is_masked_in_each_form(heading: str, lines: str, name: str) -> None:
    text = masked(f"{HEAD}\n\n{WORK}\n\n{heading}\n{lines}")
    assert name in lines
    assert name not in text
    assert WORK in text


@pytest.mark.parametrize(
    "line",
    ["Globex Corporation, Nairobi", "Head of Data", "Available upon request", "State University, London"],
)
def test_employers_and_titles_among_references_stay(line: str) -> None:
    assert line in masked(f"{HEAD}\n\n{WORK}\n\nReferences\nDr. Ann Lee\n{line}\n+44 20 7946 0958")


def test_what_follows_the_referees_is_no_referee() -> None:
    text = masked(f"{HEAD}\n\n{WORK}\n\nReferences\nDr. Ann Lee, ann@example.org\nSincerely,\nWanjiru Mwangi")
    assert text.endswith(f"Sincerely,\n{MASK * 14}")


# --- addresses

ADDRESSES = (
    "12 Rose Street, Springfield, IL 62704",
    "Hauptstraße 12, 10115 Berlin",
    "os. Słoneczne 8/14, Kraków",
    "Unit 3, 18 Harbour Parade, Sydney NSW 2000",
    "14 rue des Lilas, 69003 Lyon",
)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "label", ["Address", "Anschrift", "Adresse", "Dirección", "Endereço", "Indirizzo", "Adres", "Wohnort"]
)
def test_an_address_after_its_label_is_masked_far_from_the_head(address: str, label: str) -> None:
    text = masked(f"{HEAD}\n\n{WORK}\n\nMore\nReads books\n{label}: {address}\nLikes tea")
    assert text.endswith(f"Reads books\n{MASK * (len(label) + 2 + len(address))}\nLikes tea")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_masked_on_lines_of_its_own(address: str) -> None:
    first, rest = address.rsplit(", ", 1)
    for text in (
        f"{HEAD}\n{first}\n{rest}\n\n{WORK}",
        f"{WORK}\n\nContact\n{first}\n{rest}\nwanjiru.mwangi@example.org\n+254 712 345678",
        f"{HEAD}\n\n{WORK}\n\nSincerely,\nWanjiru Mwangi\n{first}\n{rest}",
    ):
        shown = masked(text)
        assert f"{MASK * len(first)}\n{MASK * len(rest)}" in shown
        assert WORK in shown


def test_an_address_in_a_pages_foot_is_masked() -> None:
    shown = masked(f"{HEAD}\n\n{WORK}\n\n12 Rose Street, Springfield | Page 2")
    assert shown.endswith(f"{MASK * 27} | Page 2")


@pytest.mark.parametrize(
    "line",
    ["Seattle, WA", "BSc, State University | Berkeley, CA", "MIT, BS in Computer Science – Cambridge, MA",
     "Tools: Word, Canva"],
)  # fmt: skip
def test_the_town_of_a_job_or_a_school_beside_a_pages_foot_stays(line: str) -> None:
    foot = "Wanjiru Mwangi | wanjiru.mwangi@example.org"
    assert line in masked(f"{HEAD}\n\n{WORK}\n{line}\n{foot}\n• Trained models")


def test_location_of_a_job_stays_and_that_of_the_writer_goes() -> None:
    shown = masked(f"{HEAD}\nLocation: Kisumu, Kenya\n\n{WORK}\nLocation: Nakuru, Kenya\n• Shipped models")
    assert "Kisumu" not in shown
    assert "Location: Nakuru, Kenya" in shown


# --- telephones


@pytest.mark.parametrize(
    "number",
    ["+44 (0)20 7946 0958", "020 7946 0958", "(020) 7946 0958", "07911 123456", "+1-202-555-0143",
     "202.555.0143", "0170/1234567", "+49 (0) 89 / 123456-78", "06 12 34 56 78", "+33 6.12.34.56.78",
     "0049 170 1234567", "+91-98765-43210", "9876543210", "13812345678", "090-1234-5678",
     "+55 (11) 91234-5678", "+90 532 123 45 67", "8 (912) 345-67-89", "+1 202 555 0143 ext. 12",
     "[+1] 202-555-0143", "+254 712 345678"],
)  # fmt: skip
@pytest.mark.parametrize("place", ["{} \n\n", "Tel.: {}\n\n", "x@example.org • {}\n\n"])
def test_a_telephone_number_of_any_country_is_masked(number: str, place: str) -> None:
    text = f"Wanjiru Mwangi\n{place.format(number)}{WORK}"
    shown = masked(text)
    assert not any(c.isdigit() for c in shown.split("Experience")[0])
    assert WORK in shown


@pytest.mark.parametrize(
    "line",
    ["Served 1 200 000 users", "2019 - 2021", "01/2019 - 03/2021", "99.99 % of 10,000,000 calls",
     "arXiv 2101.00001", "Cut 3 000 000 EUR", "v3.11.2", "9876543210 tokens a day", "ISBN 978-3-16-148410-0"],
)  # fmt: skip
def test_counts_dates_and_versions_are_no_telephone(line: str) -> None:
    assert line in masked(f"{HEAD}\n\n{WORK}\n• {line}")


# --- names


@pytest.mark.parametrize(
    "form",
    ["Wanjiru Mwangi", "MWANGI, Wanjiru", "W. Mwangi", "Mwangi, W.", "Ms Mwangi", "Mwangi Wanjiru",
     "wanjirumwangi", "wanjiru_mwangi", "W. A. Mwangi", "Wanjiru N. Mwangi"],
)  # fmt: skip
def test_every_form_of_the_name_is_masked(form: str) -> None:
    assert masked(f"{HEAD}\n\n{WORK}\n• Talk by {form} on graphs").endswith(
        f"Talk by {MASK * len(form)} on graphs"
    )


@pytest.mark.parametrize(
    "token", ["wanjiru_mwangi_cv.pdf", "mwangi-analytics.org/about", "wmwangi.dev", "files/mwangi_w.docx"]
)
def test_files_and_sites_made_of_the_name_are_masked(token: str) -> None:
    assert masked(f"{HEAD}\n\n{WORK}\n• See {token} for more").endswith(f"See {MASK * len(token)} for more")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Wanjiru\nMwangi\nML Engineer\nwm@example.org", "Mwangi"),
        ("Contact\nwanjiru.mwangi@example.org\n\nSkills\nPython\nDocker\nSQL\n\nLanguages\nEnglish\nSwahili\n\n"
         "Wanjiru Mwangi\nML Engineer", "Wanjiru Mwangi"),
        ("Ewan Page (he/him)\nepage@example.org", "Ewan Page"),
        ("wanjiru mwangi\nml engineer\nlikes graphs\nKisumu\n+254 712 345678", "wanjiru mwangi"),
    ],
)  # fmt: skip
def test_a_name_is_found_on_two_lines_and_far_from_the_contacts(head: str, name: str) -> None:
    shown = masked(f"{head}\n\n{WORK}")
    assert name not in shown
    assert WORK in shown


@pytest.mark.parametrize(
    ("name", "line", "left"),
    [
        ("Julia Mwangi", "Julia leads five people", f"{MASK * 5} leads five people"),
        ("Julia Mwangi", "Python, Julia, R", "Python, Julia, R"),
        ("Julia Mwangi", "Julia code made faster", "Julia code made faster"),
        ("Ruby Stone", "Ms Stone spoke", f"{MASK * 8} spoke"),
        ("Ruby Stone", "Ruby on Rails, Stone Group", "Ruby on Rails, Stone Group"),
        ("Tom Jenkins", "Jenkins has 40 jobs", "Jenkins has 40 jobs"),
    ],
)
def test_a_name_that_is_a_thing_too_is_masked_where_a_person_acts(name: str, line: str, left: str) -> None:
    assert masked(f"{name}\n{name.split()[1].lower()}@example.org\n\n{WORK}\n• {line}").endswith(f"• {left}")


# --- links


@pytest.mark.parametrize(
    "link",
    ["codeberg.org/quietfox9", "hf.co/quietfox9", "git@github.com:quietfox9/cv.git", "@quietfox9 (Twitter)",
     "in/wanjiru-m-4f2a91", "Medium: @quietfox9", "citations?user=quietfox9", "https://quietfox9.dev"],
)  # fmt: skip
def test_a_link_of_any_site_is_masked_in_a_bullet(link: str) -> None:
    shown = masked(f"{HEAD}\n\n{WORK}\n• Code at {link}")
    assert "quietfox9" not in shown
    assert "4f2a91" not in shown


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("wanjiru.mwangi@exam\nple.org", "ple.org"),
        ("wanjiru.mwangi@\nexample.org", "example.org"),
        ("wanjiru.mwangi@example.\norg", "org"),
        ("Links\nquietfox.dev | quietfox.io", "quietfox"),
        ("linkedin.co\nm/in/quietfox", "quietfox"),
        ("linkedin.com/in/quiet-\nfox", "fox"),
    ],
)
def test_a_link_or_address_that_a_narrow_column_breaks_is_masked(text: str, rest: str) -> None:
    shown = masked(f"Wanjiru Mwangi\n{text}\n\n{WORK}")
    assert rest not in shown
    assert shown.endswith(WORK)


def test_a_handle_alone_is_masked_beside_its_site_and_where_it_comes_back() -> None:
    shown = masked(f"{HEAD}\ngithub.com/quietfox9\n\n{WORK}\n• Wrote demos/quietfox9/board and quietfox9")
    assert "quietfox9" not in shown
    assert "GitHub" in masked(f"{HEAD}\nGitHub\nquietfox9\n\n{WORK}")


@pytest.mark.parametrize(
    "line", ["CI/CD and A/B tests", "Node.js/Express", "TCP/IP", "B.Tech/M.Tech", "train/serve"]
)
def test_words_with_a_slash_or_a_point_are_no_link(line: str) -> None:
    assert masked(f"{HEAD}\n\n{WORK}\n• {line}").endswith(f"• {line}")


# --- personal lines in eight languages


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Date of birth: 3 May 1990", "birth date or age"),
        ("Geburtsdatum: 03.05.1990", "birth date or age"),
        ("Date de naissance : 3 mai 1990", "birth date or age"),
        ("Fecha de nacimiento: 3 de mayo de 1990", "birth date or age"),
        ("Data de nascimento: 3 de maio de 1990", "birth date or age"),
        ("Data di nascita: 3 maggio 1990", "birth date or age"),
        ("Geboortedatum: 3 mei 1990", "birth date or age"),
        ("Data urodzenia: 3 maja 1990", "birth date or age"),
        ("Gender: female", "gender"),
        ("Geschlecht: weiblich", "gender"),
        ("Sexe : féminin", "gender"),
        ("Género: femenino", "gender"),
        ("Nationality: Utopian", "nationality or visa"),
        ("Staatsangehörigkeit: utopisch", "nationality or visa"),
        ("Nationalité : utopienne", "nationality or visa"),
        ("Nacionalidad: utopiana", "nationality or visa"),
        ("Cittadinanza: utopiana", "nationality or visa"),
        ("Nationaliteit: utopisch", "nationality or visa"),
        ("Obywatelstwo: utopijskie", "nationality or visa"),
        ("Marital status: married", "family"),
        ("Familienstand: ledig", "family"),
        ("Stato civile: celibe", "family"),
        ("Religion: none", "belief or origin"),
        ("Military service: completed", "military service"),
        ("Blood group: AB", "body or health"),
        ("Passport no.: X1234567", "identity number"),
        ("Photo: attached", "photo"),
    ],
)
def test_a_personal_line_is_masked_as_what_it_tells(line: str, kind: str) -> None:
    text = f"{HEAD}\n\n{WORK}\n\nPersonal details\n{line}"
    value = line.split(":")[1].strip()
    assert value not in masked(text)
    assert kinds(text, value) == {kind}
    assert WORK in masked(text)


# --- the file's own name


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("Wanjiru_Mwangi_CV.pdf", f"{MASK * 7}_{MASK * 6}_CV.pdf"),
        ("CV Müller-Żak 2026 v2.docx", f"CV {MASK * 6}-{MASK * 3} 2026 v2.docx"),
        ("julia.jenkins.resume.pdf", f"{MASK * 5}.{MASK * 7}.resume.pdf"),
        ("李娜.pdf", f"{MASK * 2}.pdf"),
        ("senior-data-scientist.pdf", "senior-data-scientist.pdf"),
        ("cv_19900503_0170123.txt", f"cv_{MASK * 8}_{MASK * 7}.txt"),
        ("pasted.txt", "pasted.txt"),
        ("Wanjiru Mwangi.Quill", f"{MASK * 7} {MASK * 6}.{MASK * 5}"),
        ("Wanjiru.Mwan", f"{MASK * 7}.{MASK * 4}"),
        ("Larry_Page_CV.pdf", f"{MASK * 5}_{MASK * 4}_CV.pdf"),
        ("My Tran.tar.gz", f"{MASK * 2} {MASK * 4}.tar.gz"),
        ("scanned.pdf", "scanned.pdf"),
        ("My scan page 2.JPEG", "My scan page 2.JPEG"),
        ("mein Lebenslauf und Foto.odt", "mein Lebenslauf und Foto.odt"),
    ],
)
def test_the_files_own_name_is_masked_but_for_plain_words(name: str, left: str) -> None:
    document = read_document(f"{HEAD}\n\n{WORK}".encode(), "cv.txt")
    assert mask_identity(replace(document, name=name)).name == left


def test_a_name_in_the_largest_type_is_found_where_nothing_else_tells_it() -> None:
    document = read_document(
        f"Skills\nPython\nDocker\n\n{WORK}\nWanjiru Mwangi\nLikes tea".encode(), "cv.txt"
    )
    lines = [
        replace(line, page=1, box=(0.0, 0.0, 90.0, 24.0 if "Wanjiru" in text else 10.0))
        for line, text in zip(document.lines, document.text.split("\n"), strict=True)
    ]
    assert mask_identity(replace(document, lines=tuple(lines))).text.endswith(f"{MASK * 14}\nLikes tea")
    assert "Wanjiru" in mask_identity(document).text


def test_a_site_below_a_heading_for_links_is_masked_and_one_of_work_stays() -> None:
    shown = masked(f"{HEAD}\n\n{WORK}\n• Rebuilt bricks.dev\n\nOnline presence\nquietfox.dev")
    assert shown.endswith(f"Rebuilt bricks.dev\n\nOnline presence\n{MASK * 12}")


def test_a_handle_above_its_site_is_masked_far_from_the_contacts() -> None:
    assert masked(f"{HEAD}\n\n{WORK}\n\nquietfox\nGitHub\n\nReads books").endswith(
        f"{MASK * 8}\nGitHub\n\nReads books"
    )
