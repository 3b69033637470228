"""What a heading says about the lines under it, in the many words that CVs use for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mlgap.types import Context, Section

_CORES: dict[Section, str] = {
    "experience": (
        "experience experiences employment employments history career work jobs positions position"
        " internship"
        " internships appointments company berufserfahrung berufspraxis werdegang expérience expériences"
        " experiencia esperienza erfahrung werkervaring research teaching consulting freelance"
        " roles praktika"
        " parcours laboral"
    ),
    "projects": "projects project portfolio projekte projets proyectos hackathons hackathon",
    "education": (
        "education educational academics academic qualifications qualification degrees studies coursework"
        " courses course training trainings bildung ausbildung studium formation educación"
        " formación bootcamp"
        " thesis modules schooling diploma university opleiding edu"
    ),
    "skills": (
        "skills skill skillset technologies technology tools stack competencies competences competence"
        " expertise proficiencies proficiency toolbox toolkit software platforms frameworks kenntnisse"
        " fähigkeiten compétences competencias habilidades strengths specialties specialities programs"
        " abilities capabilities libraries databases vaardigheden conocimientos it-kenntnisse technical tech"
        " knowledge knowledges"
    ),
    "summary": (
        "summary profile objective about overview statement bio introduction profil kurzprofil résumé"
        " perfil resumen headline goal highlights background me über mich myself"
    ),
    "certificates": (
        "certificates certificate certifications certification licenses licences accreditations zertifikate"
        " certifications: credentials moocs certificats certificaciones zertifizierungen"
    ),
    "publications": (
        "publications publication papers patents patent talks presentations conferences preprints"
        " publikationen bibliography speaking writing articles"
    ),
    "awards": "awards award honors honours achievements accomplishments scholarships prizes grants"
    " auszeichnungen",
    "volunteering": "volunteering volunteer volunteerism community outreach ehrenamt leadership activities",
    "languages": "languages sprachen langues idiomas sprachkenntnisse talen",
    "interests": "interests interest hobbies hobby interessen loisirs intereses",
    "other": "references referees contact contacts contacto kontakt personal links miscellaneous"
    " gaps plans publicity",
}
_SECTION_OF: dict[str, Section] = {
    word: section for section, words in _CORES.items() for word in words.split()
}
_MODIFIERS_WORDS = (
    "relevant professional work working selected technical core key other additional personal"
    " academic my the of"
    " and or in for to with industry industrial side open source notable recent earlier previous"
    " prior past major"
    " key detailed details detail full main areas area summary it soft hard computer programming"
    " data science"
    " machine learning ml ai software engineering engineer development developer technology professionelle"
    " executive current related hands-on practical independent own online further continuing career"
    " qualifications"
    " information info & + / student university college volunteer extracurricular military areas top"
    " domain knowledge und et y de la a at from as i general special specific analytical business"
    " cloud research"
    " teaching clinical graduate undergraduate bootcamp capstone training course language scientific"
    " what who about licensure memberships membership affiliations honors"
)
_MODIFIERS = frozenset(_MODIFIERS_WORDS.split())
_WEAK_WORDS = (
    "personal about me training course courses position history research teaching university consulting"
    " leadership software technology academic qualification background work roles community goal platforms"
    " databases technical tech project writing thesis profil patent interest highlights gaps plans frameworks"
    " knowledge"
)
_WEAK = frozenset(_WEAK_WORDS.split())
"""Cores that also appear in titles and names: they make a heading only alone or beside another core."""
_ASPIRED = re.compile(
    r"(?:currently |now |want(?:ing)? to |would like to |planning to |plan to |wish to |still )?"
    r"(?:learn(?:ing)?|studying|study next|explor(?:e|ing))(?: (?:now|next|goals?|plan|list|currently))?"
    r"|what i (?:want|would like) to learn(?: next)?|learning (?:goals|plan|path)"
    r"|(?:my )?gaps(?: and plans)?"
    r"|(?:goals|plans|next steps|to learn|on my list|in progress|future plans|future goals)"
    r"|(?:skills|topics|technologies) (?:i want |i am |i'm )?(?:to learn|learning|in progress)"
    r"|(?:learning )?not (?:there|covered|done|tried)(?: yet)?|what['’]?s next(?: for me)?"
    r"|not yet|what i (?:do not|don't|have not|haven't) (?:know|done|used|touched)(?: yet)?"
    r"|never (?:touched|used)|not (?:yet )?(?:used|touched)"
    r"|interests for (?:the|my) next role|interested in learning|want to grow in"
)
_LIMITS = re.compile(
    r"what i(?:'m| am) (?:not|bad at)(?: good at)?|(?:my |an |the )?honest (?:list|words?|limits)"
    r"|(?:my )?(?:limits|limitations|caveats|weaknesses)"
)
_COURSE_NAMES = "academic course coursework bootcamp university student training capstone courses modules"
_COURSE_WORDS = frozenset(_COURSE_NAMES.split())
_OPEN_SOURCE = re.compile(r"(?:selected |my )?open(?:-| )source(?: (?:work|software|contributions?))?")
_EDGE = re.compile(r"^[^\w]+|[^\w)]+$")
_SPACED = re.compile(r"(?:\b\w ){3,}\w\b")
_ASIDE = re.compile(r"(?<=\w)\s+\([^()]*\)\s*:?$")
"""What a heading says of itself: "Projects (hack days)"."""
_NUMBERED = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,4})[.)]\s+(?=[A-Z])")
_TOKEN = re.compile(r"&|[^\s,&/+|]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """The section a heading opens; `aspired` where it announces what is still to be learned."""

    section: Section
    aspired: bool = False
    context: Context | None = None


def read_heading(text: str) -> Heading | None:
    """Return what `text` announces when it is nothing but a section's heading, else None."""
    if len(text) > 70 or text.rstrip().endswith("."):
        return None
    words = _plain_words(_ASIDE.sub("", text))
    if not words or len(words) > 7:
        return None
    phrase = " ".join(words)
    if _ASPIRED.fullmatch(phrase):
        return Heading("other", aspired=True)
    if _LIMITS.fullmatch(phrase):
        return Heading("other")
    if _OPEN_SOURCE.fullmatch(phrase):
        return Heading("projects")
    return _heading_of(words, text.strip().isupper())


def read_numbered_heading(text: str) -> Heading | None:
    """Return what "2. Education" announces, else None."""
    number = _NUMBERED.match(text)
    return read_heading(text[number.end() :]) if number else None


def _heading_of(words: list[str], capitals: bool) -> Heading | None:
    sections = [_SECTION_OF[word] for word in words if word in _SECTION_OF]
    if not sections or any(word not in _SECTION_OF and word not in _MODIFIERS for word in words):
        return None
    strong = [_SECTION_OF[word] for word in words if word in _SECTION_OF and word not in _WEAK]
    if not strong and len(sections) < len(words) and not capitals:
        return None
    if "summary" in strong and "career" in words:
        return Heading("summary")
    joined = "and" in words or "&" in words
    if (
        strong[:1] == ["projects"]
        or words[0] == "project"
        or ("projects" in strong and "experience" not in strong and not joined)
    ):
        context: Context | None = "coursework" if _COURSE_WORDS & set(words) else None
        return Heading("projects", context=context)
    return Heading((strong or sections)[0])


def _plain_words(text: str) -> list[str]:
    bare = _EDGE.sub("", text.strip())
    if _SPACED.search(bare):
        bare = _close_up(bare)
    return [word for word in _TOKEN.findall(bare.casefold().replace("’", "'")) if word not in {"-", "–"}]


def _is_spaced(parts: list[str]) -> bool:
    """Return whether letters stand alone, but for a pair set close ("E D U C AT I O N")."""
    return all(len(part) <= 2 for part in parts) and sum(len(part) == 2 for part in parts) <= len(parts) / 4


def _close_up(text: str) -> str:
    """Join letter-spaced words: two or more blanks part words, one blank parts letters."""
    words = re.split(r"\s{2,}", text)
    if len(words) == 1:
        return text.replace(" ", "") if _is_spaced(text.split()) else text
    return " ".join(word.replace(" ", "") for word in words)
