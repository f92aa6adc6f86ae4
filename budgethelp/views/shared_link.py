"""The link that carries a plan: after the ``#``, so that no server is ever told it."""

from __future__ import annotations

from flask import url_for

from budgethelp import visit
from budgethelp.share import pack
from budgethelp.situation import Situation


def shared_link(situation: Situation, *, amounts: bool) -> str:
    """The whole link, with the name this site was asked by, and what this visitor has done so far."""
    packed = pack(situation, amounts=amounts, done=visit.progress().done)
    return f"{url_for('open.ask', _external=True)}#{packed}"
