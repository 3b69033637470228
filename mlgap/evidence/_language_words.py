"""The small words by which written languages are told apart; their forms are facts of grammar."""

from __future__ import annotations

from collections.abc import Mapping

NAMES: Mapping[str, str] = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian, Bosnian or Serbian", "hu": "Hungarian", "id": "Indonesian or Malay",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sv": "Swedish", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
    "other": "a language other than English",
}  # fmt: skip
"""Language by ISO 639-1 code; "other" is one that is written in none of the scripts known here."""

_ENGLISH_WORDS = (
    "the and of to for with by from using is are was were as that this at an it its which have has had i my"
    " we our us they their be been on or who into over all across new more than through while per up out"
    " not but also both each between within where when how"
    " experience education skills work worked working engineer engineering developed built designed led"
    " managed created used team teams university science software data development years business project"
    " projects analysis research systems models learning summary present company including"
)
ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""Small words, and words that only English CVs hold in plenty."""

_WORDS = {
    "ca": "i de la el els les amb per a en del dels un una que és al als com són i/o des fins"
    " anys experiència formació d'un d'una",
    "cs": "a v na se s z do o k pro pod při od jako že jsem ve ze po je jsou byl který která které až nebo"
    " také kterou zkušenosti vzdělání pracovní roky",
    "da": "og i at en et den det til på af for med som er der har var blev bliver ikke de hver samt ved også"
    " jeg efter eller alle erfaring fra uddannelse års",
    "de": "der die das und mit für von bei zur zum eine einen einer eines einem des dem den im auf ist sind"
    " war wurde als auch nach durch über sowie unter an aus ich vom bis oder werden seit wie nicht jahre"
    " jahren heute täglich erfahrung kenntnisse ausbildung",
    "es": "el la los las un una de del y en con por para que se al lo su sus como más es son fue entre desde"
    " hasta sobre o así años experiencia formación",
    "fi": "ja on oli sekä että joka jotka jolla myös tai kun ovat olen olin se ei kanssa vuoden vuotta kuin"
    " mukaan kaikki uusi uuden käytössä kokemus työkokemus koulutus vastaan",
    "fr": "le la les un une des de du et en dans avec pour par sur au aux est sont qui que à ou ce cette ces"
    " leur leurs plus mise ainsi d'un d'une chez depuis ans expérience formation été",
    "hr": "i u na za s se je su od do o iz koji koja koje kao te sam smo bio bila po ili s\u00a0pri"
    " iskustvo iskustva obrazovanje radno danas godina",
    "hu": "a az és egy hogy nem is meg el ki volt vagy mint csak már de ez azt után alatt két új jelenleg"
    " tapasztalat tapasztalattal évek éves ért én tanulmányok során",
    "id": "dan yang di dengan untuk dari pada dalam ke ini atau adalah sebagai oleh telah secara serta atas"
    " menjadi semua sehingga tahun pengalaman bidang sekarang pendidikan kerja",
    "it": "il lo la gli le un una di del della dei delle degli e in con per da dal dalla nel nella che è sono"
    " su sul sulla al alla come anche ai ed anni esperienza formazione presso oggi",
    "nl": "de het een en van voor met in op te dat die bij naar door aan is zijn was werd wordt ook als om"
    " tot uit ik daarin buiten jaar heden ervaring opleiding werkervaring elke voor",
    "no": "og i å en et den det til på av for med som er der har var ble blir ikke de hver samt ved også"
    " jeg etter eller alle erfaring fra utdanning års nå brukes sørget",
    "pl": "i w z na do oraz się że jest są dla od po przez o jako przy który która które ich lub ze we był"
    " także ich wszystkie czas doświadczenie doświadczeniem wykształcenie obecnie",
    "pt": "o a os as um uma de do da dos das e em no na nos nas com por para que ao à aos se como mais são"
    " foi entre pela pelo ou até anos experiência formação atual",
    "ro": "și în de la cu pe pentru din am un o care este sunt a al ale ai prin ca sau fost mai după între"
    " toate ani experiență educație prezent",
    "sk": "a v na sa s z do o k pre pod pri od ako že som vo zo po je sú bol ktorý ktorá ktorú ktoré až"
    " alebo aj tiež skúsenosti skúseností vzdelanie pracovné roky",
    "sv": "och i att en ett den det till på av för med som är har var blev inte de varje samt vid också"
    " jag efter eller alla om erfarenhet från utbildning års nu används",
    "tr": "ve bir ile için bu olarak de da olan daha çok en gibi kadar sonra üzerinde günde yıl yıllık"
    " devam deneyim deneyimli deneyimi eğitim iş arasında tarafından",
    "vi": "và của cho với các trong là một những được trên bằng từ đến để có năm kinh nghiệm làm việc"
    " hệ thống hơn tại theo về",
}  # fmt: skip

FOREIGN: Mapping[str, frozenset[str]] = {
    code: frozenset(words.split()) - ENGLISH for code, words in _WORDS.items()
}
"""Small words of languages written in Latin letters, without those that English has too."""

SCRIPTS: tuple[tuple[str, str], ...] = (
    ("\u0370-\u03ff\u1f00-\u1fff", "el"),
    ("\u0400-\u052f", "ru"),
    ("\u0590-\u05ff", "he"),
    ("\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", "ar"),
    ("\u0900-\u097f", "hi"),
    ("\u0e00-\u0e7f", "th"),
    ("\u3040-\u30ff", "ja"),
    ("\uac00-\ud7af\u1100-\u11ff", "ko"),
    ("\u3400-\u4dbf\u4e00-\u9fff", "zh"),
)
"""Ranges of letters with the language they are read as until a letter of their own says otherwise."""

LETTERS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ru": (("іїєґ", "uk"), ("ыэё", "ru"), ("ъ", "bg")),
    "ar": (("پچژگک", "fa"),),
    "zh": (("\u3040-\u30ff", "ja"),),
}
"""Letters that only one language of a script has, the first that is found deciding."""
