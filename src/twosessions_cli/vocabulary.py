"""The fixed vocabularies of a record, in the words that Chinese and English readers use for them.

A record stores the code; people type and read any of the words.
"""

from typing import NamedTuple

__all__ = ["CATEGORIES", "KINDS", "LEVELS", "ROLES", "VOCABULARIES", "WORDINGS", "Term", "label", "read_term"]


class Term(NamedTuple):
    """One value of a fixed vocabulary: the stored code and its names."""

    code: str
    english: str
    chinese: str
    others: tuple[str, ...] = ()


ROLES = (
    Term("cppcc-member", "CPPCC member", "政协委员", ("委员", "政协常委", "member", "cppcc")),
    Term("deputy", "deputy", "人大代表", ("代表", "npc")),
)
LEVELS = (
    Term("national", "national", "全国", ("国家",)),
    Term("provincial", "provincial", "省级", ("省", "自治区", "直辖市")),
    Term("municipal", "municipal", "市级", ("市",)),
    Term("county", "county", "区县", ("区", "县", "区级", "县级")),
)
KINDS = (
    Term("proposal", "proposal", "提案"),
    Term("suggestion", "suggestion", "建议"),
    Term("motion", "motion", "议案"),
    Term("speech", "speech", "大会发言", ("发言",)),
    Term("interview", "interview", "采访", ("访谈",)),
)
CATEGORIES = (
    Term("economy", "economy", "经济"),
    Term("politics", "politics", "政治"),
    Term("culture", "culture", "文化"),
    Term("society", "society", "社会"),
    Term("ecology", "ecology", "生态文明", ("生态",)),
)
WORDINGS = (
    Term("summary", "summary", "摘要"),
    Term("verbatim", "verbatim", "原文"),
)
VOCABULARIES: dict[str, tuple[Term, ...]] = {
    "role": ROLES,
    "level": LEVELS,
    "kind": KINDS,
    "category": CATEGORIES,
    "wording": WORDINGS,
}
"""Field name -> the terms that the field may hold."""


def label(field: str, code: str | None) -> str:
    """Return what to print for `code` in `field`: English and Chinese, or "" for None."""
    for term in VOCABULARIES[field]:
        if term.code == code:
            return f"{term.english} {term.chinese}"
    return code or ""


def read_term(field: str, word: str) -> str | None:
    """Return the code that `word` (a code, or a Chinese or English name) stands for in `field`, or None."""
    wanted = word.strip().casefold()
    for term in VOCABULARIES[field]:
        names = (term.code, term.english, term.chinese, *term.others)
        if wanted in (name.casefold() for name in names):
            return term.code
    return None
