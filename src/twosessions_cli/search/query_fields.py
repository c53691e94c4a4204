"""The names by which a query calls the fields of a record, in English and in Chinese."""

from __future__ import annotations

__all__ = ["FIELD_GROUPS", "RANGE_FIELDS", "field_called"]

FIELD_GROUPS: dict[str, tuple[str, ...]] = {
    "delegate": ("delegate",),
    "topic": ("topic", "topic_en"),
    "title": ("title",),
    "problem": ("problems",),
    "recommendation": ("recommendations",),
    "background": ("background",),
    "org": ("organization", "on_behalf_of"),
    "post": ("post",),
    "keyword": ("keywords",),
    "tag": ("tags",),
    "note": ("note",),
    "role": ("role",),
    "level": ("level",),
    "kind": ("kind",),
    "category": ("category",),
    "region": ("region",),
    "session": ("session.name",),
    "source": ("source.publication", "source.headline"),
    "id": ("id",),
    "date": ("date",),
    "year": ("date", "session.name"),
}
"""The name of a field in a query -> the fields of the record that it looks into."""

RANGE_FIELDS = frozenset({"date", "year"})
"""Fields that take a range, such as `2019..2021`."""

_OTHER_NAMES = {
    "delegate": "delegates name 代表 委员 姓名 提案人",
    "topic": "topics 主题 话题 议题",
    "title": "标题 题目 案由",
    "problem": "problems 问题",
    "recommendation": "recommendations rec 建议",
    "background": "背景",
    "org": "organization organisation 单位 机构 组织",
    "post": "职务",
    "keyword": "keywords 关键词",
    "tag": "tags 标签",
    "note": "备注",
    "role": "身份",
    "level": "层级 级别",
    "kind": "类型 类别",
    "category": "领域",
    "region": "地区 地域 省份",
    "session": "会议",
    "source": "来源 出处",
    "date": "日期 时间",
    "year": "年份 年",
}

_CALLED = {name: name for name in FIELD_GROUPS} | {
    other: name for name, others in _OTHER_NAMES.items() for other in others.split()
}


def field_called(name: str) -> str | None:
    """Return the key of FIELD_GROUPS that `name` means in a query, None where it means none.

    Traditional characters and capitals are taken as well.
    """
    from twosessions_cli.search.folding import fold

    return _CALLED.get(fold(name).text) if len(name) < 20 else None
