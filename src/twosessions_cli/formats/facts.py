"""The facts about a proposal as pairs of name and value, in the order in which every layout shows them."""

from __future__ import annotations

from twosessions_cli.proposal import Proposal
from twosessions_cli.vocabulary import label

__all__ = ["NO_NAME", "SUMMARIES", "facts", "source_line"]

NO_NAME = "name not printed"
"""What stands for a delegate whose name the source does not give."""


SUMMARIES = "Summaries restate their source: they are not quotations."
"""What a document says that holds a record worded as a summary."""


def facts(proposal: Proposal) -> list[tuple[str, str]]:
    """Return who, for whom, when and what as (name, value); what is not known is left out."""
    text = proposal.text
    place = ", ".join(filter(None, (label("level", text("level")), text("region"))))
    who = ", ".join(filter(None, (label("role", text("role")), place)))
    pairs = (
        ("Delegate", proposal.delegate or NO_NAME),
        ("Role", who),
        ("Organisation", text("organization")),
        ("Post", text("post")),
        ("On behalf of", text("on_behalf_of")),
        ("Kind", label("kind", text("kind"))),
        ("Session", _session(proposal)),
        ("Date", text("date")),
        ("Topic", " · ".join(filter(None, (proposal.topic, text("topic_en"))))),
        ("Category", label("category", text("category"))),
        ("Keywords", "、".join(proposal.keywords)),
        ("Tags", "、".join(proposal.texts("tags"))),
        ("Wording", _wording(proposal)),
    )
    return [(name, value) for name, value in pairs if value]


def source_line(proposal: Proposal) -> str:
    """Return where the proposal was printed, on one line: publication, headline, date, file, address."""
    source = proposal.source
    headline = source.get("headline")
    parts = (
        source.get("publication"),
        f"《{headline}》" if headline else None,
        proposal.text("date"),
        source.get("file"),
        source.get("url"),
        f"accessed {source['accessed']}" if source.get("accessed") else None,
    )
    return ", ".join(filter(None, parts))


def _session(proposal: Proposal) -> str | None:
    session = proposal.record.get("session") or {}
    year = session.get("year")
    name = session.get("name")
    return f"{name} ({year})" if name and year else name or (str(year) if year else None)


def _wording(proposal: Proposal) -> str | None:
    wordings = {
        "summary": "summary 摘要: the texts restate the source",
        "verbatim": "verbatim 原文: the texts quote it",
    }
    return wordings.get(proposal.text("wording") or "")
