"""CVs of invented people in the forms of LinkedIn's export and of three Europass generations, as PDF.

Import as `from form_cvs import FORM_CVS`. Drawn in the order in which those programs draw: sidebar or left
rail and main column as they come, page footers last on each page.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.pdfgen import canvas

_WIDTH, _HEIGHT = 595, 842


class _Sheet:
    def __init__(self) -> None:
        self.out = io.BytesIO()
        self.canvas = canvas.Canvas(self.out, pagesize=(_WIDTH, _HEIGHT), invariant=1)
        self.y = 790.0

    def put(self, x: float, text: str, size: float = 10, *, bold: bool = False, same: bool = False) -> None:
        """Draw one line and step down; `same` draws on the row of the line before."""
        if same:
            self.y += 15
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, self.y, text)
        self.y -= 15

    def gap(self, points: float = 10) -> None:
        self.y -= points

    def turn(self, foot: Callable[[], None]) -> None:
        foot()
        self.canvas.showPage()
        self.y = 790.0

    def bytes(self, foot: Callable[[], None]) -> bytes:
        foot()
        self.canvas.save()
        return self.out.getvalue()


SIDEBAR = (
    ("Contact", ("+44 20 7946 0123 (Mobile)", "tamsin.okparo@example.org")),
    ("", ("www.linkedin.com/in/tamsin-", "okparo-4b7 (LinkedIn)")),
    ("Top Skills", ("Kubernetes", "Apache Kafka", "PyTorch")),
    ("Languages", ("Spanish (Native or Bilingual)", "English (Full Professional)", "French (Elementary)")),
    ("Certifications", ("Certified Kubernetes Administrator", "TensorFlow Developer Certificate")),
    ("Honors-Awards", ("Dean's List",)),
    ("Publications", ("Ranking at low latency with Faiss",)),
)  # fmt: skip


def linkedin() -> bytes:
    """Return LinkedIn's "Save to PDF": a sidebar, then the main column, on two pages."""
    sheet = _Sheet()

    def foot(page: int) -> Callable[[], None]:
        def draw() -> None:
            sheet.y = 40
            sheet.put(430, f"Page {page} of 2", 9)

        return draw

    for heading, lines in SIDEBAR:
        if heading:
            sheet.put(24, heading, 13)
        for line in lines:
            sheet.put(24, line, 9)
        sheet.gap()
    sheet.y = 790
    main = 224
    sheet.put(main, "Tamsin Okparo", 24)
    sheet.gap(8)
    sheet.put(main, "Senior Machine Learning Engineer at Larkspur Freight", 11)
    sheet.put(main, "Manchester, England, United Kingdom", 11)
    sheet.gap()
    sheet.put(main, "Summary", 15)
    sheet.put(main, "I build services around models and keep them running.", 11)
    sheet.gap()
    sheet.put(main, "Experience", 15)
    sheet.put(main, "Larkspur Freight", 12)
    sheet.put(main, "4 years 3 months", 10)
    sheet.put(main, "Senior Machine Learning Engineer", 11)
    sheet.put(main, "March 2022 - Present (2 years 9 months)", 10)
    sheet.put(main, "Manchester, England, United Kingdom", 10)
    sheet.put(main, "Served ranking models with Triton for nine depots.", 10)
    sheet.put(main, "- Moved nightly scoring to Airflow", 10)
    sheet.gap()
    sheet.put(main, "Machine Learning Engineer", 11)
    sheet.put(main, "September 2020 - March 2022 (1 year 7 months)", 10)
    sheet.put(main, "Wrote feature pipelines in Spark.", 10)
    sheet.turn(foot(1))
    sheet.put(main, "Brackwater Bank", 12)
    sheet.put(main, "Data Scientist", 11)
    sheet.put(main, "June 2018 - August 2020 (2 years 3 months)", 10)
    sheet.put(main, "Leeds, United Kingdom", 10)
    sheet.put(main, "Built scorecards with XGBoost.", 10)
    sheet.gap()
    sheet.put(main, "Education", 15)
    sheet.put(main, "University of Oxbarrow", 12)
    sheet.put(main, "Master of Science - MS, Statistics · (2016 - 2018)", 10)
    sheet.put(main, "Calder College", 12)
    sheet.put(main, "Bachelor of Science - BS, Mathematics · (2013 - 2016)", 10)
    return sheet.bytes(foot(2))


def europass_today() -> bytes:
    """Return the form that europass.eu makes: one column, labels in capitals, personal details in a row."""
    sheet = _Sheet()
    x = 50
    sheet.put(x, "Ilaria Venturoso", 18, bold=True)
    sheet.put(x, "Nationality: Italian  |  Date of birth: 12/03/1991  |  Gender: Female")
    sheet.put(x, "Phone: (+39) 3331234567 (Mobile)  |  Email address: ilaria.venturoso@example.org")
    sheet.put(x, "Address: Via dei Platani 7, 20121, Milano, Italy (Home)")
    sheet.gap()
    sheet.put(x, "ABOUT ME", 12, bold=True)
    sheet.put(x, "Engineer of data products for public transport.")
    sheet.gap()
    sheet.put(x, "WORK EXPERIENCE", 12, bold=True)
    sheet.put(x, "01/03/2019 – CURRENT – Milano, Italy", 9)
    sheet.put(x, "MACHINE LEARNING ENGINEER – TRAMVIA LOMBARDA SPA", bold=True)
    sheet.put(x, "Deployed forecasts of delays with Docker and FastAPI.")
    sheet.put(x, "Monitored them with Prometheus.")
    sheet.gap()
    sheet.put(x, "01/09/2016 – 28/02/2019 – Torino, Italy", 9)
    sheet.put(x, "DATA ANALYST – OFFICINE SABAUDE", bold=True)
    sheet.put(x, "Wrote reports in SQL.")
    sheet.gap()
    sheet.put(x, "EDUCATION AND TRAINING", 12, bold=True)
    sheet.put(x, "01/10/2014 – 20/07/2016 – Bologna, Italy", 9)
    sheet.put(x, "MASTER'S DEGREE IN COMPUTER ENGINEERING – Università di Selvapiana", bold=True)
    sheet.put(x, "Final grade 110/110  |  Level in EQF EQF level 7")
    sheet.gap()
    sheet.put(x, "LANGUAGE SKILLS", 12, bold=True)
    sheet.put(x, "Mother tongue(s): ITALIAN")
    sheet.put(x, "Other language(s):")
    sheet.put(150, "UNDERSTANDING", 8)
    sheet.put(290, "SPEAKING", 8, same=True)
    sheet.put(450, "WRITING", 8, same=True)
    for place, word in enumerate(("Listening", "Reading", "Spoken production", "Spoken interaction")):
        sheet.put(130 + 80 * place, word, 8, same=place > 0)
    sheet.put(x, "ENGLISH")
    for place, level in enumerate(("C1", "C1", "B2", "B2", "C1")):
        sheet.put(140 + 80 * place, level, same=True)
    sheet.put(x, "Levels: A1 and A2: Basic user; B1 and B2: Independent user; C1 and C2: Proficient user", 8)
    sheet.gap()
    sheet.put(x, "DIGITAL SKILLS", 12, bold=True)
    sheet.put(x, "Python  |  Terraform  |  PostgreSQL  |  Microsoft Office")
    sheet.gap()
    sheet.put(x, "DRIVING LICENCE", 12, bold=True)
    sheet.put(x, "Driving Licence: B")

    def foot() -> None:
        sheet.y = 30
        sheet.put(540, "1 / 1", 8)

    return sheet.bytes(foot)


def europass_before() -> bytes:
    """Return the form of 2013 to 2020: dates and labels in a left rail, each before the text beside it."""
    sheet = _Sheet()
    rail, x = 50, 210
    sheet.put(rail, "Curriculum Vitae", 9)
    sheet.put(rail, "PERSONAL INFORMATION", 9)
    sheet.put(x, "Joaquim Ferrolho", 14, bold=True, same=True)
    sheet.put(x, "Rua das Amoreiras 14, 1250-020 Lisboa (Portugal)")
    sheet.put(x, "+351 912 345 678")
    sheet.put(x, "joaquim.ferrolho@example.org")
    sheet.put(x, "Sex Male | Date of birth 02/11/1988 | Nationality Portuguese")
    sheet.gap()
    sheet.put(rail, "JOB APPLIED FOR", 9)
    sheet.put(x, "MLOps engineer", same=True)
    sheet.gap()
    sheet.put(rail, "WORK EXPERIENCE", 9)
    sheet.put(rail, "01/05/2017–Present", 9)
    sheet.put(x, "Data engineer", bold=True, same=True)
    sheet.put(x, "Moinho Energia, Lisboa (Portugal)")
    sheet.put(x, "▪ Built pipelines in Airflow and dbt")
    sheet.put(x, "▪ Ran Kafka for meter readings")
    sheet.put(x, "Business or sector Energy")
    sheet.gap()
    sheet.put(rail, "01/09/2013–30/04/2017", 9)
    sheet.put(x, "Software developer", bold=True, same=True)
    sheet.put(x, "Casa dos Números, Porto (Portugal)")
    sheet.put(x, "▪ Wrote services in Java")
    sheet.gap()
    sheet.put(rail, "EDUCATION AND TRAINING", 9)
    sheet.put(rail, "01/09/2011–31/07/2013", 9)
    sheet.put(x, "Master in Informatics Engineering", bold=True, same=True)
    sheet.put(520, "EQF level 7", 8, same=True)
    sheet.put(x, "Universidade de Vale Seco, Porto (Portugal)")
    sheet.gap()
    _personal_skills(sheet, rail, x)

    def foot() -> None:
        sheet.y = 30
        sheet.put(rail, "12/6/18", 8)
        sheet.put(x, "© European Union, 2002-2018 | europass.cedefop.europa.eu", 8, same=True)
        sheet.put(520, "Page 1 / 1", 8, same=True)

    return sheet.bytes(foot)


def _personal_skills(sheet: _Sheet, rail: float, x: float) -> None:
    sheet.put(rail, "PERSONAL SKILLS", 9)
    sheet.put(rail, "Mother tongue(s)", 9)
    sheet.put(x, "Portuguese", same=True)
    sheet.put(rail, "Other language(s)", 9)
    for place, word in enumerate(("UNDERSTANDING", "SPEAKING", "WRITING")):
        sheet.put(x + 120 * place, word, 8, same=True)
    for place, word in enumerate(("Listening", "Reading", "Spoken interaction", "Spoken production")):
        sheet.put(x + 80 * place, word, 8, same=place > 0)
    sheet.put(rail, "English", 9)
    for place, level in enumerate(("C1", "C2", "B2", "B2", "C1")):
        sheet.put(x + 60 * place, level, same=True)
    sheet.put(x, "Levels: A1/A2: Basic user - B1/B2: Independent user - C1/C2 Proficient user", 8)
    sheet.gap()
    sheet.put(rail, "Job-related skills", 9)
    sheet.put(x, "▪ Terraform and Kubernetes", same=True)
    sheet.put(rail, "Digital skills", 9)
    sheet.put(x, "Python, Linux, Git", same=True)
    sheet.put(rail, "Driving licence", 9)
    sheet.put(x, "B", same=True)


def europass_first() -> bytes:
    """Return the form of 2002 to 2012: a label for everything, in a left rail."""
    sheet = _Sheet()

    def row(label: str, text: str = "") -> None:
        sheet.put(50, label, 9)
        if text:
            sheet.put(240, text, same=True)

    row("Europass Curriculum Vitae")
    row("Personal information")
    row("First name(s) / Surname(s)", "Zuzana Hrabovská")
    row("Address(es)", "Lipová 9, 81105 Bratislava (Slovakia)")
    row("Telephone(s)", "+421 905 123 456")
    row("E-mail", "zuzana.hrabovska@example.org")
    row("Nationality", "Slovak")
    row("Date of birth", "7 May 1985")
    row("Gender", "Female")
    sheet.gap()
    row("Desired employment / Occupational field", "Data scientist")
    sheet.gap()
    row("Work experience")
    row("Dates", "04/2010 - 12/2012")
    row("Occupation or position held", "Statistician")
    row("Main activities and responsibilities", "Modelled demand in R and SAS")
    row("Name and address of employer", "Vodohospodár, Bratislava (Slovakia)")
    row("Type of business or sector", "Utilities")
    sheet.gap()
    row("Dates", "09/2008 - 03/2010")
    row("Occupation or position held", "Junior analyst")
    row("Main activities and responsibilities", "Prepared surveys with SQL")
    row("Name and address of employer", "Karpatská banka, Košice (Slovakia)")
    sheet.gap()
    row("Education and training")
    row("Dates", "09/2003 - 06/2008")
    row("Title of qualification awarded", "Master of Science in Statistics")
    row("Principal subjects covered", "Statistics, probability")
    row("Name and type of organisation", "Dunajská univerzita, Bratislava")
    sheet.gap()
    row("Personal skills and competences")
    row("Mother tongue(s)", "Slovak")
    row("Other language(s)", "English")
    row("Self-assessment", "Listening C1 Reading C1 Spoken interaction B2 Writing B2")
    row("Social skills and competences", "Team spirit from a rowing club")
    row("Computer skills and competences", "Python, MATLAB, PostgreSQL")
    row("Driving licence", "B")

    def foot() -> None:
        sheet.y = 30
        sheet.put(50, "Page 1/1 - Curriculum vitae of Hrabovská Zuzana", 8)

    return sheet.bytes(foot)


FORM_CVS = {
    "linkedin": linkedin(),
    "europass-today": europass_today(),
    "europass-2013": europass_before(),
    "europass-2002": europass_first(),
}
