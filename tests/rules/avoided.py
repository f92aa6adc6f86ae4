"""Words that no rule says, because they are hard, cold or blaming, and what lets some of them through."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Avoided:
    """A pattern never to say. ``names`` are schemes called so; ``explained`` says it again in plain words."""

    pattern: str
    names: str = ""
    explained: str = ""

    def found_in(self, text: str) -> list[str]:
        """The avoided words in ``text``, or none if the text explains them."""
        if self.explained and re.search(self.explained, text, re.IGNORECASE):
            return []
        left = re.sub(self.names, "", text) if self.names else text
        return re.findall(rf"\b(?:{self.pattern})\b", left, re.IGNORECASE)


AVOIDED = (
    Avoided(r"(?:non-)?priority (?:debt|bill)s?"),
    Avoided(r"creditors?"),
    Avoided(r"arrears"),
    Avoided(r"(?:self-)?disconnect\w*"),
    Avoided(r"defaults?|default notice", explained=r"credit record|missed payments"),
    Avoided(r"liability orders?", explained=r"court order"),
    Avoided(r"enforcement agents?", explained=r"bailiff"),
    Avoided(r"enforcement officers?", names=r"Enforcement of Judgments"),
    Avoided(r"diligence|arrestments?", explained=r"from your (?:wages|bank)|wages or bank"),
    Avoided(r"summary warrants?", explained=r"court order"),
    Avoided(r"mandatory reconsiderations?", explained=r"look at (?:the|their|your|it) ?(?:decision )?again"),
    Avoided(r"sanction(?:s|ed)?", explained=r"cut|stopped"),
    Avoided(r"assessment periods?|standard allowance"),
    Avoided(r"advances?", explained=r"\bloan\b|pay (?:it )?back"),
    Avoided(r"recoverable|means[- ]tested|means test|pursuant|thereafter|statutory"),
    Avoided(
        r"discretionary|discretion", names=r"Discretionary (?:Support|Housing Payments?|Assistance Fund)"
    ),
    Avoided(r"eligib\w+|entitle\w*"),
    Avoided(r"signpost\w*|referrals?|forbearance", explained=r"contacts? (?:them|it|one) for you|refer you"),
    Avoided(r"income maximi[sz]ation|disposable income|surplus"),
    Avoided(r"social tariffs?", explained=r"cheaper"),
    Avoided(r"Priority Services Register", explained=r"extra[- ]help|extra help"),
    Avoided(r"off-grid|NRPF|NTQ|Form 6A"),
    Avoided(r"RHW20", explained=r"notice"),
    Avoided(r"fuel poverty|food (?:insecurity|poverty)|vulnerab\w+|hard to reach|financially excluded"),
    Avoided(r"struggl\w+|fail(?:s|ed|ing|ure|ures)?|spend wisely|budget better|should have"),
    Avoided(r"simply|just|easily|please|can’t|don’t|won’t|isn’t|aren’t|you’ll"),
    Avoided(r"commit\w* suicide|cry for help|we understand how you feel"),
)


def avoided_words(text: str) -> list[str]:
    """Every avoided word in ``text`` that the text does not explain."""
    return [word for avoided in AVOIDED for word in avoided.found_in(text)]
