"""The question each figure of the market page answers, and in plain words how to read the answer."""

from __future__ import annotations

from mlgap.reports._market_figures import Asked

OF_ADVERTS = "Share of adverts"

LEVELS = Asked(
    "levels",
    "Is there a door in at your level?",
    "Each dot is the share of adverts at that level. Unstated means that neither title nor text names one: "
    "ask, as the pay follows the level.",
    "Levels that adverts look for", OF_ADVERTS, "Level",
)  # fmt: skip
EMPLOYMENT = Asked(
    "employment",
    "Permanent, contract or internship?",
    "Adverts that do not say are unstated; do not count them as permanent without asking.",
    "Employment that adverts offer", OF_ADVERTS, "Employment",
)  # fmt: skip
MODE_BY_LEVEL = Asked(
    "work-mode-by-level",
    "At which level can you work from home?",
    "Compare the same mark down the rows. Shares are of all adverts of a level, and many do not say: ask.",
    "Work mode by level", OF_ADVERTS, "Level", "Work mode",
)  # fmt: skip
MODE_BY_SEGMENT = Asked(
    "work-mode-by-segment",
    "Which kind of employer lets you work from home?",
    "Compare the same mark down the rows. Shares are of all adverts of a segment, and many do not say: ask.",
    "Work mode by employer segment", OF_ADVERTS, "Segment", "Work mode",
)  # fmt: skip
COUNTRIES = Asked(
    "countries",
    "Which countries do these adverts come from?",
    "This says where the sample can speak for: a country with few adverts is thinly read, not short of jobs.",
    "Countries of the adverts", OF_ADVERTS, "Country",
)  # fmt: skip
METROS = Asked(
    "metros",
    "Which cities are worth a search of their own?",
    "A city with fewer than 50 adverts gives wide intervals everywhere else on this page.",
    "Cities of the adverts", OF_ADVERTS, "City",
)  # fmt: skip
INDUSTRIES = Asked(
    "industries",
    "Which industries look for this?",
    "If you know an industry from the inside, see whether it is among the large ones here.",
    "Industries of the employers", OF_ADVERTS, "Industry",
)  # fmt: skip
USE_CASES = Asked(
    "use-cases",
    "What is the work used for?",
    "For a portfolio project, look near the top: these are the uses named most. An advert may name several.",
    "Uses that adverts name", OF_ADVERTS, "Use",
)  # fmt: skip
EMPLOYERS = Asked(
    "employers",
    "Who posts most, and in which segment?",
    "Names to look at, and a check on the figures: where one employer holds much of a segment, its habits "
    "show. In any share on this page no employer weighs more than a tenth, or three adverts, where that is "
    "more.",
    "Employers with most adverts in the sample", "Adverts in the sample", "Employer", "Segment",
)  # fmt: skip
INTERMEDIARIES = Asked(
    "intermediaries",
    "Which consultancies and recruiters stand between you and an employer?",
    "Their clients are hidden, so their adverts count in no segment and in no share on this page.",
    "Consultancies and recruiters with most adverts", "Adverts in the sample", "Employer",
)  # fmt: skip
DEGREES = Asked(
    "degrees",
    "Which roles insist on a degree?",
    "The dot is the share of a role's adverts that require the degree; the table says beside it how many "
    "name it at all. An advert may name several.",
    "Degrees that adverts require, by role", "Share of adverts that require it", "Role", "Degree",
)  # fmt: skip
CERTIFICATES = Asked(
    "certificates",
    "Is a certificate worth the exam?",
    "Shares are of all adverts: most name none. Do not start on one that has been retired.",
    "Certificates that adverts name", OF_ADVERTS, "Certificate", "Status",
)  # fmt: skip
GOVERNANCE = Asked(
    "governance",
    "What governance work do regulated employers ask that others do not?",
    "Rows whose regulated dot stands right of the others, with lines that do not overlap, are what to show "
    "a bank, an insurer or a hospital.",
    "Governance and regulation that adverts ask for", "Share of adverts that ask for it", "Asked for",
    "Segment",
)  # fmt: skip
ROLES = Asked(
    "roles",
    "Which of these roles is the one you are training for?",
    "Titles mislead: compare what adverts ask. Where two roles' dots lie together, adverts for both ask for "
    "it about as often.",
    "What roles ask for, side by side", "Share of adverts that ask for it", "Asked for", "Role",
)  # fmt: skip
DISCLOSURE_BY_COUNTRY = Asked(
    "pay-stated-by-country",
    "Where does an advert tell you the pay before you apply?",
    "Where the share is low, a band on the page Pay rests on few adverts, and asking first saves time.",
    "Adverts that state pay, by country", "Share of adverts that state pay", "Country",
)  # fmt: skip
DISCLOSURE_BY_MONTH = Asked(
    "pay-stated-by-month",
    "Is pay stated more often than it was?",
    "Sources differ in how much pay they show: choose one source above before reading a rise or fall.",
    "Adverts that state pay, by month", "Share of adverts that state pay", "Month", "Country",
)  # fmt: skip
MONTHS = Asked(
    "months",
    "How fresh is what you read here?",
    "The height follows how much was collected, not how many jobs there were. Do not read growth or decline "
    "from it.",
    "When the adverts of the sample were dated", "Adverts in the sample", "Month", "Source",
)  # fmt: skip
SEGMENTS = Asked(
    "segments",
    "How many adverts stand behind each kind of employer?",
    "Below 50 adverts, read a segment's figures as hints. Intermediaries and unclear employers stand apart.",
    "Adverts and employers by segment", "Adverts in the sample", "Segment",
)  # fmt: skip
TOGETHER = Asked(
    "together",
    "If you learn this, what else will be asked with it?",
    "A dot at 3 means: the two are asked together three times as often as chance would have it. The words "
    "beside it say how many adverts ask for it where yours is asked, against all adverts.",
    "What is asked together", "Times as often as chance would have it", "Asked for",
)  # fmt: skip
SKILLS = Asked(
    "skills",
    "What does each kind of employer ask for that others do not?",
    "Look for rows whose dots lie far apart with lines that do not overlap: there adverts of one kind of "
    "employer ask for it more often than those of another. Where lines overlap, no difference is shown.",
    "What adverts ask for, by employer segment", "Share of adverts that ask for it", "Asked for", "Segment",
)  # fmt: skip
BEYOND = Asked(
    "beyond-tools",
    "What must you be able to do, beyond naming a tool?",
    "Each row is a duty that adverts describe in their own words. If you have done it, say so in your CV, "
    "and how it went: a list of tools does not show it. Adverts word duties in more ways than are known "
    "here, so true shares tend to be higher.",
    "Duties that adverts describe, by employer segment", "Share of adverts", "Duty", "Segment",
)  # fmt: skip
TRENDS = Asked(
    "trends",
    "What has really changed, and what is only noise?",
    "Only a filled mark is more than chance; a hollow one is not, however far out it lies. All months of one "
    "source count, so that a source that comes or goes moves nothing. The note below says how much longer "
    "adverts got, which lifts many shares at once.",
    "Change in the share of adverts that ask for it", "Points from the first month to the last", "Asked for",
)  # fmt: skip
