"""Words that say a skill is lacked ("no Kubernetes yet") or wished for ("keen to learn Terraform").

A cue looks forward to the skills its clause goes on to name, or back to those just named; the phrases
with neither only keep a shorter cue from being read inside them ("not only AWS"). What was weighed
("evaluated Kafka") is lacked only where the sentence goes on to say what was chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase says of the skills around it.

    `reach` is how many other words may stand between. `way` is where the skills stand; "either" looks
    back only where nothing follows; "label" looks forward over a colon; "pronoun" ("have not used it")
    looks back over "but".
    """

    kind: Literal["negated", "aspired", "weighed", "chosen", "nothing"]
    way: Literal["after", "before", "either", "pronoun", "label"] = "after"
    reach: int = 6


_LACKED = """
no; not; never; without; lack; lacks; lacking; lack of; neither; nor; didn 't; don 't; haven 't; hasn 't;
doesn 't; isn 't; wasn 't; aren 't; won 't; cannot; couldn 't; have not; has not; had not; do not; did
not; have never; has never; unfamiliar with; unaware of; instead of; rather than; other than; yet to use;
yet to work; yet to touch; didn 't get to; zero experience; ruled out; decided against; opted against;
keine; kein; ohne; nicht; noch nicht; outside the scope of; outside of the scope of; out of scope of;
beyond the scope of; nothing with; zero hands on; zero practical; zero prior; zero professional; zero
commercial; zero production; zero exposure; have yet to; has yet to; had yet to; am yet to; sin
experiencia; ninguna experiencia; aucune expérience; pas d 'expérience; sans expérience; geen ervaring;
nessuna esperienza; senza esperienza; sem experiência
"""
_LACKED_BEFORE = """
not required; not needed; not necessary; not a requirement; not mandatory; not essential; isn 't required;
isn 't necessary; none; is a gap; are gaps; is missing; are missing; is lacking; not something i; is
theoretical only; is only theoretical; theoretical only; only theoretical; only in theory; in theory only;
i know from a blog; i only know from; i know only from; only know from; only from tutorials; is not for me
"""
_LACKED_LABEL = """
gaps; gap; skill gaps; missing; unknown to me; out of scope
"""
_LACKED_EITHER = """
no experience; no exposure; not used; never used; not yet; never touched; not applied; keine erfahrung; no
experiance; no expirience; no exp; no knowledge; no practice; no coding skills
"""
_LACKED_PRONOUN = """
have not used one; have not used it; have not used them; not used one; not used it; not used them; never
used it; never used one; never used them; haven 't used it; haven 't used one; haven 't used them; not
used either; never got to it; never got to them; never got to use it; never got to use them; never got
around to it; never got the chance to use it; did not get to it; did not get to use it; didn 't get to it;
didn 't get to use it; never got the chance to use them; did not use it; did not use them; didn 't use it;
didn 't use them; do not use it; never touched it; never touched them; have not touched it; never worked
with it; never worked with them; decided against it; decided against them; ruled it out; ruled them out;
rejected it; turned it down; never adopted it; dropped it before
"""
_WISHED = """
currently learning; now learning; still learning; to learn; new to; aiming for; sharpening; interested in;
interest in; interests for the next; want to specialise in; want to specialize in; specialise next in;
want to; wants to; wanting to; want to learn; want to move into; would like to; would love to; d like to;
d love to; like to learn; hope to; hopes to; hoping to; keen to; keen on; eager to; aim to; aiming to;
aspire to; aspires to; aspiring; aspiration; looking to; looking to learn; looking to move into; plan to;
planning to; plans to; intend to; intending to; studying for; preparing for; upskilling; upskilling in;
interested in learning; interested in working; curious about; willing to; willing to learn; open to
learning; desire to; goal is to; transition into; transitioning into; transition to; transitioning to;
moving into; move into; explore next; next step; interested to; wish to; wishing to; working towards;
working toward; enrolled in; teaching myself; teach myself; picking up; looking forward to; look forward
to; getting started with; möchte; lerne; lerne derzeit; souhaite; souhaite apprendre; quiero aprender;
voglio imparare; only read about; reading about; so far only read about; interesting for me; interest me;
quero aprender; wil leren; en cours d 'apprentissage
"""
_WISHED_LABEL = """
goal; goals; my goal; next; up next; wish list; wishlist; planned; want; wants; wish; wishes; learning
list; learning goals
"""
_WISHED_NEAR = """
learning; studying; wanted to use; wanted to try; wanted to learn; wanted to work with; wanted to adopt;
wanted to introduce; wanted to explore; hoped to use; hoped to try; hoped to learn; hoped to work with;
hoped to adopt; hoped to introduce; have liked to use; have liked to try; have liked to learn; have liked
to work with; have loved to use; have loved to try; have loved to learn; have loved to work with; wished
to use; wished to learn
"""
_WEIGHED = """
evaluated; evaluated both; evaluated using; evaluated moving to; considered; considered both; considered
using; considered moving to; compared; compared both; assessed; assessed both; looked at; looked into;
weighed up
"""
_CHOSEN = """
chose; chosen; went with; going with; settled on; settling on; opted for; opting for; decided on; picked;
stayed with; stayed on; stuck with; choosing
"""
_WISHED_BEFORE = """
in progress; exam booked; ongoing study; want to learn it; to be learned; on my list; learning now;
einarbeitung; in my list; on my learning list; in my learning list; on my wish list; is new to me; are new
to me; new to me; is what i will; is what i want; is still ahead; are still ahead; still ahead of me;
ahead of me; is my next; is next; are next; comes next; is up next
"""
_NOTHING = """
not only; not just; not merely; not simply; not solely; not limited to; not be limited to; not
necessarily; whether or not; if not; not to mention; not all; not afraid; not hesitate; no matter; no
less; no more than; no later; no code; no one; no shortage; no problem; no doubt; no stranger; no fewer;
not least; why not; not a problem; without supervision; without compromising; without sacrificing; don 't
hesitate; don 't worry; don 't need to; can not wait; cannot wait; love of learning; learning culture;
quick in learning; quick at learning; fast in learning; enjoy learning; no longer; no more; never let;
live without; nothing but; learning and development; learning environment; continuous learning; learning
opportunities; learning budget; learning materials; learning platform; learning experience; learning
engineer; learning engineers; love learning; learning how
"""


def _phrases(block: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in block.split(";") if phrase.strip()]


CUES: dict[str, Cue] = {
    **{phrase: Cue("negated") for phrase in _phrases(_LACKED)},
    **{phrase: Cue("negated", "before", 3) for phrase in _phrases(_LACKED_BEFORE)},
    **{phrase: Cue("negated", "label") for phrase in _phrases(_LACKED_LABEL)},
    **{phrase: Cue("aspired", "label") for phrase in _phrases(_WISHED_LABEL)},
    **{phrase: Cue("negated", "either") for phrase in _phrases(_LACKED_EITHER)},
    **{phrase: Cue("negated", "pronoun") for phrase in _phrases(_LACKED_PRONOUN)},
    **{phrase: Cue("aspired") for phrase in _phrases(_WISHED)},
    **{phrase: Cue("aspired", reach=2) for phrase in _phrases(_WISHED_NEAR)},
    **{phrase: Cue("aspired", "before", 3) for phrase in _phrases(_WISHED_BEFORE)},
    **{phrase: Cue("weighed", reach=0) for phrase in _phrases(_WEIGHED)},
    **{phrase: Cue("chosen", reach=2) for phrase in _phrases(_CHOSEN)},
    **{phrase: Cue("nothing") for phrase in _phrases(_NOTHING)},
}
