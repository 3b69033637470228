"""Lines that describe the person: labels in eight languages, and what stands without a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mlgap.documents._personal_alone import MARITAL, goes_on_with_children, said_alone
from mlgap.documents._zones import is_heading
from mlgap.types import IdentityKind

_LABELS: dict[IdentityKind, str] = {
    "birth date or age": (
        r"date of birth|birth ?date|birthday|birth ?place|(?:place|year|country|city|town) of birth|"
        r"d\.?o\.?b\.?|"
        r"born(?: on| in)?|age|geburtsdatum|geburtstag|geburtsort|geboren(?: am| op| in)?|geb\.(?: am)?|"
        r"geboortedatum|geboorteplaats|leeftijd|date (?:et lieu )?de naissance|lieu de naissance|"
        r"née?(?:\(e\))? le|âge|fecha (?:y lugar )?de nacimiento|lugar de nacimiento|nacid[oa] el|edad|"
        r"data (?:e local )?de nascimento|local de nascimento|naturalidade|nascid[oa] em|idade|"
        r"data (?:e luogo )?di nascita|luogo di nascita|nat[oa] (?:il|a)|età|"
        r"data (?:i miejsce )?urodzenia|miejsce urodzenia|ur\.|urodzon[ya]|wiek|alter"
    ),
    "gender": (
        r"gender(?: identity)?|sex|pronouns|preferred pronouns|sexual orientation|geschlecht|geslacht|"
        r"sexe|sexo|"
        r"género|gênero|sesso|genere|płeć"
    ),
    "nationality or visa": (
        r"nationality|nationalities|citizenships?|citizen of|visa(?: status| type)?|work (?:permit|"
        r"visa)(?: status)?|"
        r"work authori[sz]ation(?: status)?|(?:legal|employment) authori[sz]ation|immigration status|"
        r"residency|"
        r"residen(?:ce|t|cy) (?:permit|status)|right to work|staatsangehörigkeit|staatsbürgerschaft|"
        r"nationalität|"
        r"aufenthaltsstatus|aufenthaltstitel|aufenthaltserlaubnis|arbeitserlaubnis|nationalité|"
        r"permis de (?:travail|séjour)|titre de séjour|nacionalidad|permiso de (?:trabajo|residencia)|"
        r"nacionalidade|"
        r"nazionalità|cittadinanza|permesso di soggiorno|nationaliteit|werkvergunning|verblijfsvergunning|"
        r"narodowość|obywatelstwo|pozwolenie na pracę"
    ),
    "belief or origin": (
        r"religion|religious affiliation|konfession|religionszugehörigkeit|religión|religião|religione|"
        r"godsdienst|"
        r"wyznanie|political (?:views|affiliation)|race|ethnicity|ethnic (?:origin|group)|caste|tribe|"
        r"state of origin|native place|mother tongue community|union membership"
    ),
    "family": (
        r"(?:marital|family|civil|relationship) status|children|dependents|spouse(?:'?s name)?|"
        r"(?:father|mother|husband|wife)['’]?s? (?:name|occupation)|next of kin|emergency contact|"
        r"familienstand|"
        r"kinder|situation (?:de famille|familiale|matrimoniale)|état civil|enfants|estado civil|hijos|"
        r"filhos|"
        r"stato civile|figli|burgerlijke (?:staat|stand)|kinderen|stan cywilny|dzieci"
    ),
    "military service": (
        r"military (?:service|status|obligations?)|national service|compulsory service|wehrdienst|"
        r"zivildienst|"
        r"grundwehrdienst|wehrpflicht|service (?:militaire|national)|obligations militaires|servicio militar|"
        r"serviço militar|situação militar|servizio militare|obblighi (?:di leva|militari)|militare assolto|"
        r"dienstplicht|służba wojskowa|stosunek do służby wojskowej|military discharge"
    ),
    "body or health": (
        r"height|weight|blood (?:group|type)|health(?: status)?|disabilit(?:y|ies)(?: status)?|smoker|"
        r"größe|gewicht|behinderung|grad der behinderung|schwerbehinderung|handicap|taille|complexion"
    ),
    "identity number": (
        r"passport(?: no\.?| number| id)?|(?:national|government|personal|citizen) id(?:entity)?(?: "
        r"no\.?| number| card)?|"
        r"id (?:no\.?|number|card)|identity (?:card|no\.?|number)(?: no\.?| number)?|identification "
        r"number|ssn|"
        r"social (?:security|insurance)(?: no\.?| number)?|ni (?:no\.?|number)|national insurance(?: "
        r"no\.?| number)?|"
        r"aadh?aar(?: no\.?| number| card)?|pan(?: no\.?| number| card)|nric|emirates id|iqama(?: no\.?| "
        r"number)?|"
        r"tax (?:id|number|file number)|tin|steuer-?id(?:entifikationsnummer)?|steuernummer|"
        r"personalausweis(?:nummer)?|ausweisnummer|reisepass(?:nummer)?|sozialversicherungsnummer|"
        r"numéro de sécurité sociale|n° de sécurité sociale|passeport|carte d['’]identité|dni|nie|pasaporte|"
        r"número de pasaporte|cpf|rg|cartão de cidadão|passaporte|codice fiscale|carta d['’]identità|"
        r"passaporto|"
        r"bsn|burgerservicenummer|paspoort(?:nummer)?|pesel|nr dowodu(?: osobistego)?|paszport|iban|bic|"
        r"bank account(?: no\.?| number)?|account number|kontonummer|driv(?:er|ing)['’]?s? licen[sc]e "
        r"(?:no\.?|number)|"
        r"voter id|employee id|student (?:id|number)|matrikelnummer|roll (?:no\.?|number)|enrol+ment "
        r"(?:no\.?|number)"
    ),
    "photo": r"photo(?:graph)?|picture|foto|bewerbungsfoto|lichtbild|fotografía|zdjęcie",
    "name": (
        r"full name|first name|last name|surname|given names?|family name|middle name|maiden name|birth name|"
        r"preferred name|vorname|vor- und (?:nach|zu)name|nachname|zuname|familienname|geburtsname|prénom|"
        r"nom de famille|nom et prénom|apellidos?|nombre completo|nombre y apellidos|nome completo|sobrenome|"
        r"nome e cognome|cognome|voornaam|achternaam|volledige naam|imię(?: i nazwisko)?|nazwisko"
    ),
}
_ONLY_NEAR = frozenset(
    [
        "age",
        "alter",
        "born",
        "children",
        "kinder",
        "dependents",
        "race",
        "sex",
        "genere",
        "height",
        "weight",
        "health",
        "größe",
        "gewicht",
        "taille",
        "handicap",
        "tribe",
        "residency",
        "wiek",
        "picture",
        "smoker",
        "tin",
        "rg",
        "nie",
        "bic",
        "spouse",
        "filhos",
        "hijos",
        "figli",
        "enfants",
        "idade",
        "edad",
        "naturalidade",
    ]
)
"""Labels that also head lines of work ("Health: built ..."): told only beside what else is personal."""

_PLACE_LABELS = (
    r"(?:home |postal |mailing |current |permanent |present |residential )?address|(?:current )?location|"
    r"residence|"
    r"city|country|home|lives? in|living in|based in|residing in|hometown|place of residence|adresse|"
    r"anschrift|wohnort|"
    r"wohnhaft in|wohnsitz|dirección|domicilio|residencia|endereço|morada|residência|indirizzo|residenza|"
    r"adres|"
    r"woonplaats|wohnadresse|adres zamieszkania|miejsce zamieszkania|zamieszkał[ya]|domicile|lieu de "
    r"résidence|cidade|"
    r"ciudad|città|ville|zip|postal code|post ?code"
)
_FIELD_START = r"(?:^|(?<=[|•·;,(])|(?<=\s[-–—]))[^\S\n]*(?:[*•●▪◦–-][^\S\n]*)?"
_VALUE = r"[^|•·;\n]*"
_ALL = "|".join(_LABELS.values())
_LABELLED = re.compile(
    rf"{_FIELD_START}(?P<value>(?P<label>{_ALL})(?:\s*(?:/|&|,|and|und|et|y|e|i)\s*(?:{_ALL}|place))?"
    rf"(?:[^\S\n]*\([^()\n]{{1,30}}\))?(?:[^\S\n]*[:：][^\S\n]*{_VALUE}|[^\S\n]*[=–—][^\S\n]*{_VALUE}))",
    re.IGNORECASE | re.MULTILINE,
)
_UNSIGNED = re.compile(
    rf"{_FIELD_START}(?P<value>(?P<label>{_ALL})[^\S\n]+(?P<said>[^|•·;:\n]{{1,40}}))(?=$|[|•·;])",
    re.IGNORECASE | re.MULTILINE,
)
_ALONE = re.compile(rf"[^\S\n]*(?P<label>{_ALL})[^\S\n]*[:：]?[^\S\n]*", re.IGNORECASE)
PLACE = re.compile(
    rf"{_FIELD_START}(?P<value>(?:{_PLACE_LABELS})\s*[:：]\s*{_VALUE})", re.IGNORECASE | re.MULTILINE
)
_HOME_LABELS = (
    r"(?:home|postal|mailing|permanent|residential|private|current|present) address|place of residence|"
    r"adresse(?: postale| personnelle)?|anschrift|wohnort|wohnhaft in|wohnsitz|dirección|domicilio|endereço|"
    r"morada|indirizzo|residenza|adres(?: zamieszkania)?|miejsce zamieszkania|woonplaats|woonadres|"
    r"wohnadresse|lieu de résidence|domicile"
)
HOME = re.compile(
    rf"{_FIELD_START}(?P<value>(?:(?:{_HOME_LABELS})\s*[:：]\s*[^|•·;\n]{{1,110}}|address\s*[:：]\s*"
    r"(?=[^|•·;\n]{0,90}\d)[^|•·;\n]{1,110}))(?=$|[|•·;])",
    re.IGNORECASE | re.MULTILINE,
)
"""Labels of a home that tell of it wherever they stand; the others do beside contact details."""

_WORDS_OF_WORK = re.compile(
    r"\b(?:built|developed|designed|led|model\w*|system\w*|data|pipelines?|python|sql|team|project|"
    r"prediction|"
    r"detection|classif\w+|regression|platform|analysis|analytics|api|app|aged?-|algorithms?)\b",
    re.IGNORECASE,
)
_FAMILY_ABOVE = re.compile(rf"(?<!\w)(?:{MARITAL}|{_LABELS['family']})(?!\w)", re.IGNORECASE)
_STANDING: tuple[tuple[IdentityKind, re.Pattern[str]], ...] = (
    (
        "family",
        re.compile(
            rf"(?:^|(?<=[|•·;,]))\s*(?P<value>(?:{MARITAL})"
            r"(?:,? (?:with |mit |avec |con |com |met )?(?:\d|one|two|three|four|no|zwei|ein|deux|un|dos|"
            r"due|dois|twee) "
            r"(?:child|children|kids?|kind|kinder|enfants?|hijos?|filhos?|figli[oa]?|kinderen|"
            r"dzieci))?)\s*(?=$|[|•·;,])",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    (
        "birth date or age",
        re.compile(
            r"\b(?:born (?:on|in) [^|•·;,.\n]*|"
            r"(?:born|geboren(?: am| op)?|née?\(?e?\)? le|nacid[oa] el|nascid[oa] em|nat[oa] (?:il|a)|"
            r"urodzon[ya]|"
            r"geb\.(?: am)?|ur\.)[ :]+(?=[^|•·;\n]{0,24}\d)[^|•·;\n]*|"
            r"(?:aged?|age:?) \d\d\b(?: years?(?: old)?)?|"
            r"\d\d[ -]years?[ -]old|\d\d y/?o\b|\d\d (?:jahre(?: alt)?|ans|años|anos|anni|jaar(?: oud)?|"
            r"lat|lata)"
            r"(?=\s*(?:$|[|•·;,]))|(?<!\w)\*\s?(?=\d{1,2}[./]\d{1,2}[./]\d{2,4})[^|•·;\n]*)",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    (
        "birth date or age",
        re.compile(
            r"(?:^|(?<=[|•·;]))[^\S\n]*(?P<value>(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|"
            r"1[0-2])[./-]19[4-9]\d)"
            r"[^\S\n]*(?=$|[|•·;])",
            re.MULTILINE,
        ),
    ),
    (
        "nationality or visa",
        re.compile(
            r"(?:^|(?<=[|•·;,]))[^\S\n]*(?P<value>(?:U\.S\.|[A-ZÀ-Ž][\w-]*)(?: [A-Z][\w-]*)?"
            r" (?:[Nn]ational(?:ity)?|[Cc]itizen(?:ship)?|[Pp]assport)(?: holder)?)[^\S\n]*(?=$|[|•·;,])",
            re.MULTILINE,
        ),
    ),
)  # fmt: skip
"""What only counts as personal beside contact details."""

_ANYWHERE: tuple[tuple[IdentityKind, re.Pattern[str]], ...] = (
    (
        "photo",
        re.compile(
            r"^[^\w\n]*(?:my |profile |passport |portrait )?(?:photo|picture|photograph|headshot|"
            r"portrait|foto|bewerbungsfoto)"
            r"(?: (?:of|by|von|de|di) [^\n|]{1,50})?[^\w\n]*$|!\[[^\[\]\n]*\]\([^()\n]*\)",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    (
        "birth date or age",
        re.compile(
            r"^[^\w\n]*(?P<value>aged?:? \d\d(?: years?(?: old)?)?|\d\d years? old)[^\w\n]*$",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    ("identity number", re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")),
    ("identity number", re.compile(r"(?<![\w.,-])(?!(?:19|"
    r"20)\d\d)\d{4}[ -]\d{4}[ -]\d{4}(?:[ -]\d{4})?(?![\w.,-])")),
    ("identity number", re.compile(r"(?<!\w)[A-Z]{5}\d{4}[A-Z](?!\w)")),
    ("identity number", re.compile(r"(?<!\w)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)")),
    ("identity number", re.compile(r"(?<![\w.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\w)")),
    ("identity number", re.compile(r"(?<!\w)[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z](?!\w)")),
    ("identity number", re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?(?!\w)")),
    (
        "nationality or visa",
        re.compile(
            r"(?:^|(?<=[|•·;,.(] )|(?<=[|•·;(]))[^\S\n]*(?P<value>(?:(?:dual|naturali[sz]ed|"
            r"non-)\s?)?(?:U\.?S\.?A?|U\.?K\.?|E\.?U\.?|[A-ZÀ-Ž][a-zà-ž]+)"
            r"(?:(?:[/ -]| and )[A-ZÀ-Ž][\w.]+)? (?:citizen|national|passport holder|permanent resident|"
            r"green card holder)s?"
            r"(?! (?:data|develop|scien|analy|service|portal|app|engagement|[A-Z]))\b)",
            re.MULTILINE,
        ),
    ),
    (
        "nationality or visa",
        re.compile(
            r"\b(?:(?:do(?:es)? not|don['’]t|no|without|not) (?:need|needs|require|requires|requiring|"
            r"needing)?\s?"
            r"(?:an? |any |further |work |employment |the |need for )*(?:visas?|sponsorship|work "
            r"permit)(?: sponsorship| support| required| needed)?|"
            r"(?:needs?|requires?|requiring|needing|seeking|open to) (?:an? |no |any |no further "
            r")?(?:work |H-?1B )?visa(?: sponsorship| support)?|"
            r"visa sponsorship (?:not )?(?:required|needed)|"
            r"(?:legally )?(?:authori[sz]ed|eligible|permitted|entitled|licensed) to work in "
            r"[^|•·;,.\n]{1,40}|"
            r"(?:full |unrestricted |legal )?right to work in [^|•·;,.\n]{1,40}|"
            r"(?:US |U\.S\. |EU )?green card(?: holder)?|permanent resident(?: of [^|•·;,.\n]{1,30})?|"
            r"EU blue card(?: holder)?|(?:F-?1|H-?1B|H-?4|L-?1|O-?1|J-?1|TN|OPT|STEM OPT|CPT|tier \d|"
            r"skilled worker|"
            r"graduate route|work|student|dependent|employment) visa(?: holder| status)?|\bvalid (?:visa|"
            r"work permit)|"
            r"indefinite leave to remain|pre-?settled status|settled status|holder of an? [A-Z][\w-]+ "
            r"passport)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "family",
        re.compile(
            r"\b(?:(?:on|during|after|following|from|before|took|taking|returned from|return "
            r"from)\s+(?:my\s+|a\s+)?"
            r"(?P<leave>(?:maternity|paternity|parental|pregnancy|adoption|childcare)\s+leave)"
            r"|(?:during|through|after|before)\s+my\s+(?P<own>(?:first\s+|second\s+|third\s+)?pregnancy)"
            r"|while\s+(?:I\s+was\s+)?(?P<state>(?:\w+\s+months\s+)?(?:heavily\s+)?pregnant)"
            r"|(?:after|since|before|for|with)\s+(?P<birth>the\s+birth\s+of\s+(?:my|our)\s+[^.,;\n]{1,40})"
            r"|(?P<parent>(?:proud\s+|single\s+|working\s+)?(?:mother|father|mom|mum|dad|parent)\s+of\s+"
            r"(?:\d|an?|one|two|three|four|five|twins|triplets)\b(?:\s+(?:young\s+|small\s+)?(?:children|"
            r"child|kids|boys|girls|"
            r"daughters?|sons?))?)"
            r"|(?P<care>(?:rais|car)(?:e|ing)\s+(?:for\s+)?(?:my|our)\s+(?:\w+\s+){0,2}"
            r"(?:child|children|kids|sons?|daughters?|baby|newborn|twins|family|mother|father|parents?)\b)"
            r"|my\s+(?P<spouse>(?:husband|wife|spouse|boyfriend|girlfriend|fianc[ée]e?)\b))",
            re.IGNORECASE,
        ),
    ),
    (
        "family",
        re.compile(
            r"^[^\w\n]*(?P<value>(?:(?:career|family|employment)\s+break\s*(?:[:,(–-]|for)?\s*)?(?:on\s+)?"
            r"(?:maternity|paternity|parental|childcare|adoption|pregnancy|elternzeit|mutterschutz|congé "
            r"(?:maternité|parental)|"
            r"baja (?:por )?maternidad|licença[- ](?:maternidade|paternidade)|congedo (?:di "
            r")?(?:maternità|parentale)|"
            r"zwangerschapsverlof|ouderschapsverlof|urlop macierzyński)(?:\s*(?:leave|break|career break))?)"
            r"(?!\s+(?:ward|hospital|care|polic|model|predict|risk|app|unit|data|clinic|benefit))\b",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    (
        "military service",
        re.compile(
            r"^[^\w\n]*(?P<value>(?:(?:completed|exempt(?:ed)? from|postponed|finished|performed|deferred)\s+"
            r"(?:my\s+|the\s+|compulsory\s+|mandatory\s+)*(?:military|national)\s+service\b"
            r"|(?:compulsory\s+|mandatory\s+)?military\s+service\s*[:,(–-]?\s*(?:\w+\s+)?(?:completed|"
            r"exempt\w*|done|postponed|deferred|finished)\b"
            r"|(?:grund)?wehrdienst\b|zivildienst\b|"
            r"(?:honou?rably\s+)?discharged\s+from\s+[^.,;\n]{1,40}|(?:protected\s+|disabled\s+|army\s+|"
            r"navy\s+)*veteran\b))",
            re.IGNORECASE | re.MULTILINE,
        ),
    ),
    (
        "belief or origin",
        re.compile(
            r"\bI\s*(?:am|['’]m)\s+(?:an?\s+)?(?P<value>(?:practi[cs]ing\s+|devout\s+)?(?:Christian|"
            r"Catholic|Protestant|Muslim|"
            r"Jewish|Jew|Hindu|Buddhist|Sikh|Jain|Mormon|Atheist|atheist|Orthodox)\b)"
            r"|^[^\w\n]*(?P<field>(?:Roman[ -]Catholic|Catholic|Protestant|Muslim|Jewish|Hindu|Buddhist|"
            r"Sikh|Christian|"
            r"römisch-katholisch|katholisch|evangelisch|konfessionslos))[^\w\n]*$",
            re.MULTILINE,
        ),
    ),
)  # fmt: skip


def personal_lines(
    text: str, rows: Sequence[tuple[int, int]], near: frozenset[int]
) -> Iterator[tuple[int, int, IdentityKind]]:
    """Yield (start, end, kind) of what lines say of the person.

    `rows` are the lines' offsets and `near` the numbers of those that stand among contact or personal
    details, where words count that elsewhere tell of work.
    """
    for kind, pattern in _ANYWHERE:
        for found in pattern.finditer(text):
            yield *found.span(found.lastgroup or 0), kind
    for index, (start, end) in enumerate(rows):
        for pattern in (_LABELLED, _UNSIGNED):
            for found in pattern.finditer(text, start, end):
                if _is_personal(found, near=index in near):
                    yield *found.span("value"), _kind_of(found["label"])
        yield from said_alone(text, start, end)
        if index and _is_cut(text, rows, index, near):
            yield start, end, "family"
        else:
            yield from _below_a_label(text, rows, index, near=index in near)
        if index in near:
            yield from _standing(text, start, end)


def homes(text: str, rows: Sequence[tuple[int, int]], near: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of labelled addresses, and of labelled places on lines `near` personal details."""
    for index, (start, end) in enumerate(rows):
        for found in (PLACE if index in near else HOME).finditer(text, start, end):
            if index in near or not _WORDS_OF_WORK.search(found["value"]):
                yield found.span("value")


def _is_cut(text: str, rows: Sequence[tuple[int, int]], index: int, near: frozenset[int]) -> bool:
    """Return whether a line is the word a family's line above broke before: "married, two / children"."""
    above, below = text[slice(*rows[index - 1])], text[slice(*rows[index])]
    if not goes_on_with_children(above, below):
        return False
    return index - 1 in near or _FAMILY_ABOVE.search(above) is not None


def _standing(text: str, start: int, end: int) -> Iterator[tuple[int, int, IdentityKind]]:
    for kind, pattern in _STANDING:
        for found in pattern.finditer(text, start, end):
            yield *found.span(found.lastgroup or 0), kind


def _below_a_label(
    text: str, rows: Sequence[tuple[int, int]], index: int, *, near: bool
) -> Iterator[tuple[int, int, IdentityKind]]:
    """Yield the line below a label that fills its own, as the cells of a table come out."""
    alone = _ALONE.fullmatch(text, *rows[index])
    if alone and index + 1 < len(rows) and (near or not _is_only_near(alone["label"])):
        below = rows[index + 1]
        if _is_short_value(text[slice(*below)]):
            yield *below, _kind_of(alone["label"])


def _is_only_near(label: str) -> bool:
    return label.lower() in _ONLY_NEAR


def _is_personal(found: re.Match[str], *, near: bool) -> bool:
    if _is_only_near(found["label"]) and not near:
        return False
    said = found["value"][len(found["label"]) :]
    if _WORDS_OF_WORK.search(said):
        return False
    if "said" not in found.re.groupindex:
        return True
    few = len(found["said"].split()) <= 3
    return near or (few and (" " in found["label"] or any(map(str.isdigit, found["said"]))))


def _is_short_value(row: str) -> bool:
    short = 0 < len(row.strip()) <= 40 and len(row.split()) <= 5
    return short and not _WORDS_OF_WORK.search(row) and not heads_a_section(row)


def _kind_of(label: str) -> IdentityKind:
    return next(kind for kind, words in _LABELS.items() if re.fullmatch(words, label, re.IGNORECASE))


_HEADING_ELSEWHERE = re.compile(
    r"\W*(?:(?:berufliche[rs]?|akademische[rs]?|praktische|weitere|technische|expérience|experiencia|"
    r"experiência|esperienz[ae]|formación|formação|formation|doświadczenie|istruzione|parcours)"
    r"(?:[^\S\n]+[^\W\d_]+){0,4}|"
    r"(?:berufs|arbeits|praxis)?erfahrung(?:en)?|berufstätigkeit|werdegang|(?:aus)?bildung(?:sweg)?|"
    r"(?:schul|hochschul)bildung|studium|kenntnisse|\w+kenntnisse|fähigkeiten|projekte|sprachen|"
    r"zertifikate|weiterbildung(?:en)?|profil|zusammenfassung|interessen|praktika|veröffentlichungen|"
    r"compétences|études|diplômes|projets|langues|certifications|habilidades|competencias|educación|"
    r"estudios|proyectos|idiomas|certificaciones|resumen|competências|educação|projetos|certificações|"
    r"resumo|competenze|progetti|lingue|certificazioni|profilo|werkervaring|ervaring|opleiding(?:en)?|"
    r"vaardigheden|projecten|talen|certificaten|profiel|wykształcenie|edukacja|umiejętności|projekty|"
    r"języki|certyfikaty|podsumowanie)\W*",
    re.IGNORECASE,
)
_PERSONAL_HEADING = re.compile(
    r"\W*(?:personal (?:details|information|data|profile|particulars|info)|persönliche (?:daten|angaben)|"
    r"informations personnelles|état civil|données personnelles|datos personales|dados pessoais|"
    r"informações pessoais|"
    r"dati personali|informazioni personali|persoonlijke (?:gegevens|informatie)|dane osobowe|personal|"
    r"personalia|"
    r"zur person|bio-?data|additional (?:personal )?information)\W*",
    re.IGNORECASE,
)


def heads_a_section(line: str) -> bool:
    """Return whether a line is a section's heading in one of the eight languages."""
    return is_heading(line) or _HEADING_ELSEWHERE.fullmatch(line) is not None


def is_personal_heading(line: str) -> bool:
    """Return whether a line heads the section of personal details."""
    return _PERSONAL_HEADING.fullmatch(line) is not None
