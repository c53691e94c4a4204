"""Every way to type a subject finds it: each kind of query with cases of its own, and what is not there."""

from __future__ import annotations

import re

import pytest

from conftest import ROOT, make_record
from twosessions_cli.collection import Collection
from twosessions_cli.proposal import Proposal
from twosessions_cli.search import Match, read_glossary, search

RECORDS = (
    {"delegate": "何晓丽", "topic": "托育", "title": "发展普惠托育服务", "problems": ["托育机构收费高"]},
    {"delegate": "钱重阳", "topic": "金融监管", "title": "防范中小银行风险", "background": "各行业贷款难"},
    {"delegate": "吕卓", "topic": "文物保护", "title": "保护长城沿线的古建筑", "keywords": ["长城"]},
    {"delegate": "曾乐", "topic": "水利", "title": "治理淮河支流污染", "problems": ["农业面源污染重"]},
    {"delegate": "欧阳倩", "topic": "智能製造", "title": "推動智能製造升級", "problems": ["網絡安全有隱患"]},
    {"delegate": "单红", "topic": "无障碍环境", "title": "为听障人士加配字幕", "background": "手语翻译少"},
    {"delegate": "郭林", "topic": "城市交通", "title": "缓解学校门口停车难", "problems": ["接送高峰停车难"]},
    {"delegate": "石磊", "topic": "基层治理", "title": "把矛盾纠纷化解在基层", "background": "最后一百米"},
    {"delegate": "郑南", "topic": "铁路", "title": "建设西安到重庆的高铁", "background": "西北出行慢"},
    {"delegate": "洛桑", "topic": "碳市场", "title": "把林业碳汇纳入碳交易", "keywords": ["碳达峰"]},
)  # fmt: skip
PROPOSALS = [
    Proposal(make_record(**{**record, "id": f"p-{number}"}), number)
    for number, record in enumerate(RECORDS, 1)
]


def matches(query: str, **options: bool) -> list[Match]:
    return search(PROPOSALS, query, **options)  # type: ignore[arg-type]


def found(query: str) -> list[str | None]:
    return [match.proposal.delegate for match in matches(query)]


def ways(query: str) -> set[tuple[str, str]]:
    return {(hit.how, hit.found) for hit in matches(query)[0].hits}


@pytest.mark.parametrize(
    ("kind", "query", "first"),
    [
        ("two characters", "托育", "何晓丽"),
        ("one character", "桑", "洛桑"),
        ("several words", "淮河 污染", "曾乐"),
        ("words run together", "淮河污染", "曾乐"),
        ("phrase", '"停车难"', "郭林"),
        ("alternatives", "手语 OR 唇语", "单红"),
        ("brackets", "(手语 OR 唇语) 字幕", "单红"),
        ("field", "delegate:郭林", "郭林"),
        ("Chinese field", "代表：郭林", "郭林"),
        ("field in pinyin", "delegate:guolin", "郭林"),
        ("surname in pinyin", "delegate:guo", "郭林"),
        ("pinyin", "tuoyu", "何晓丽"),
        ("pinyin with spaces", "jin rong jian guan", "钱重阳"),
        ("pinyin with an apostrophe", "xi'an", "郑南"),
        ("pinyin with tones", "chángchéng", "吕卓"),
        ("pinyin with figures for tones", "chang2cheng2", "吕卓"),
        ("half a syllable", "jinrongjiang", "钱重阳"),
        ("half a syllable more", "tingche", "郭林"),
        ("ü as v", "lvzhuo", "吕卓"),
        ("ü", "lüzhuo", "吕卓"),
        ("initials", "jrjg", "钱重阳"),
        ("initials of a name", "hxl", "何晓丽"),
        ("initials after syllables", "jinrongjg", "钱重阳"),
        ("mixed", "托yu机构", "何晓丽"),
        ("mixed, initials", "无障a环境", "单红"),
        ("mixed, among other words", "治理huai河污染", "曾乐"),
        ("z for zh", "wuzangai", "单红"),
        ("s for sh", "souyufanyi", "单红"),
        ("zh and z confused", "zinengzizao", "欧阳倩"),
        ("n for l", "guonin", "郭林"),
        ("l for n", "lonyemianyuan", "曾乐"),
        ("ng and n confused", "changchen", "吕卓"),
        ("several readings: hang", "yinhang", "钱重阳"),
        ("several readings: chong", "chongqing", "郑南"),
        ("a surname's reading", "shanhong", "单红"),
        ("a rare reading of a surname", "zengle", "曾乐"),
        ("homophone", "拖育", "何晓丽"),
        ("homophone of a name", "和小莉", "何晓丽"),
        ("homophone in a longer run", "至能制造", "欧阳倩"),
        ("wrong character", "无障碍坏境", "单红"),
        ("missing character", "无障环境", "单红"),
        ("added character", "无障碍的环境", "单红"),
        ("doubled character", "无障碍碍环境", "单红"),
        ("swapped characters", "无碍障环境", "单红"),
        ("a character moved far", "障碍环境无", "单红"),
        ("a slip in a longer run", "农业面元污染", "曾乐"),
        ("the other script", "長城", "吕卓"),
        ("Simplified for Traditional", "智能制造", "欧阳倩"),
        ("a word of Taiwan", "網路安全", "欧阳倩"),
        ("synonym", "听力障碍", "单红"),
        ("abbreviation", "双碳", "洛桑"),
        ("English", "childcare", "何晓丽"),
        ("English, several words", "high-speed rail", "郑南"),
        ("English, plural", "carbon sinks", "洛桑"),
        ("English, word by word", "bank risks", "钱重阳"),
        ("question", "谁提了长城的建议", "吕卓"),
        ("question with how", "学校门口停车难怎么解决", "郭林"),
        ("question in two halves", "学校门口怎么停车，有人提过吗", "郭林"),
        ("question in English", "who proposed childcare", "何晓丽"),
        ("question in English, in other words", "who cares about the price of childcare", "何晓丽"),
    ],
)
def test_whatever_is_typed_finds_it_first(kind: str, query: str, first: str) -> None:
    assert found(query)[:1] == [first], kind


NOT_THERE = """
量子计算|元宇宙|电竞|月球|liangzijisuan|dianjing|lzjs|blockchain|metaverse|有没有人提元宇宙|rare earth exports
托育 -收费|topic:长城 delegate:郭林|足球青训|xyz
"""


@pytest.mark.parametrize("query", NOT_THERE.strip().replace("\n", "|").split("|"))
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert found(query) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("长城", {("exact", "长城")}),
        ("長城", {("script", "长城")}),
        ("changcheng", {("pinyin", "长城")}),
        ("cc", {("initials", "长城")}),
        ("无障碍碍环境", {("near", "无障碍环境")}),
        ("拖育", {("sound", "托育")}),
        ("Great Wall", {("english", "长城")}),
        ("childcare", {("english", "托育")}),
    ],
)
def test_a_match_says_how_it_was_found_and_marks_the_characters(
    query: str, expected: set[tuple[str, str]]
) -> None:
    assert ways(query) >= expected


def test_exact_beats_near_and_near_beats_what_sounds_alike() -> None:
    texts = ("无障碍环境建设", "无障碍坏境建设")
    proposals = [Proposal(make_record(title=text), number) for number, text in enumerate(texts, 1)]
    for typed, expected in (("无障碍环境", [1]), ("无障碍坏境", [2])):
        assert [match.proposal.number for match in search(proposals, typed)][:1] == expected
    (exact,) = search(proposals[:1], "无障碍环境")
    (near,) = search(proposals[:1], "障碍环境无")
    (alike,) = search(proposals[:1], "无障碍还境")
    assert exact.score is not None
    assert near.score is not None
    assert alike.score is not None
    assert exact.score > near.score > alike.score


def test_a_word_that_is_found_brings_in_nothing_that_only_sounds_like_it() -> None:
    proposals = [Proposal(make_record(title=text), 1) for text in ("权利清单", "权力清单")]
    assert [match.proposal.title for match in search(proposals, "权利")] == ["权利清单"]


def test_what_is_found_by_chance_between_two_words_leaves_room_for_the_word_that_was_meant() -> None:
    texts = ("供养劳动者", "发展养老事业")
    proposals = [Proposal(make_record(topic="其他", background=text), 1) for text in texts]
    first, second = search(proposals, "养劳")
    assert [hit.found for hit in first.hits] == ["养劳"]
    assert {(hit.how, hit.found) for hit in second.hits} == {("sound", "养老")}


@pytest.mark.parametrize(
    "query", ["tuoyu", "拖育", "childcare", "hxl", "双碳", "無障環境", "谁提了长城的建议"]
)
def test_exact_leaves_all_but_folding_out(query: str) -> None:
    assert matches(query, exact=True) == []
    assert matches("長城", exact=True)


def test_a_glossary_of_ones_own_is_used() -> None:
    glossary = read_glossary("# mine\n娃娃园，托育机构\n出行 => 高铁、停车难\n")
    titles = [match.proposal.delegate for match in search(PROPOSALS, "出行", glossary=glossary)]
    assert set(titles) == {"郑南", "郭林"}
    assert [match.proposal.delegate for match in search(PROPOSALS, "娃娃園", glossary=glossary)] == ["何晓丽"]
    assert search(PROPOSALS, "高铁 学校", glossary=glossary) == []


def test_excluded_words_take_out_only_what_surely_has_them() -> None:
    assert "何晓丽" in found("title:托育 OR title:字幕")
    assert found("(title:托育 OR title:字幕) -收费") == ["单红"]
    assert found("title:托育 -拖育") == ["何晓丽"]


def some(*records: dict[str, object]) -> list[Proposal]:
    usual = {"topic": "其他", "title": "题目"}
    return [Proposal(make_record(**{**usual, **record}), number) for number, record in enumerate(records, 1)]


def one(**fields: object) -> list[Proposal]:
    return some(fields)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("企业缺资金，融洽又难。", "金融"),
        ("重视养老。金融机构", "养老金"),
        ("某大学、校长", "学校"),
        ("提出“国家战略”", "出国"),
        ("通关、税务", "关税"),
        ("龙头企业少：年出口额", "shaonian"),
    ],
)
def test_a_word_does_not_reach_over_a_pause(text: str, query: str) -> None:
    assert search(one(background=text), query) == []
    assert search(one(background=text.translate({ord(mark): None for mark in "，。、“：”"})), query)


def test_a_long_run_may_have_a_pause_inside() -> None:
    assert search(one(background="坚持“京津研发、河北转化”"), "京津研发河北转化", exact=True)
    assert search(one(background="实现碳达峰、碳中和"), "碳达峰碳中和", exact=True)


def test_a_word_that_exists_is_taken_for_another_only_where_that_is_what_a_proposal_is_about() -> None:
    assert search(one(background="委员谈到土地，用中职教育"), "弹道 OR 徒弟 OR 种植") == []
    assert search(one(topic="土地"), "徒弟")


def test_a_record_with_every_word_as_typed_comes_before_one_with_a_slip() -> None:
    proposals = some({"background": "质造，养老"}, {"title": "制造业养老", "topic": "养老"})
    assert [match.proposal.number for match in search(proposals, "质造 养老")] == [1, 2]


def test_another_word_is_not_looked_for_in_labels() -> None:
    assert search(one(role="deputy", source={"publication": "新闻晨报"}), "选举 OR election OR press") == []
    assert search(one(role="deputy"), "人大代表")


@pytest.mark.parametrize(
    ("query", "text", "is_found"),
    [
        ("AI", "AIDS", False),
        ("AI", "AI教育", True),
        ("car", "cares", False),
        ("co", "county", False),
        ("train", "training", True),
        ("5G", "5G基站", True),
        ("G", "G20", True),
    ],
)
def test_a_short_latin_word_is_found_only_as_a_whole(query: str, text: str, *, is_found: bool) -> None:
    assert bool(search(one(background=text), query, exact=True)) == is_found


def test_one_syllable_is_not_taken_for_two() -> None:
    assert search(one(background="严格联合"), "yang OR liang") == []


def test_two_initials_stand_only_for_what_a_proposal_is_about() -> None:
    assert search(one(background="就业教育建议"), "jy") == []
    assert search(one(topic="就业"), "jy")


def test_a_slip_keeps_its_score_beside_a_condition() -> None:
    (match,) = search(some({"topic": "数字金融"}), "year:2019 OR 数字金容")
    assert match.score == search(some({"topic": "数字金融"}), "数字金容")[0].score
    first, _ = search(some({"date": "2026"}, {"topic": "数字金融", "date": "2020"}), "year:2026 OR 数字金容")
    assert first.proposal.number == 2


def test_a_place_is_no_question() -> None:
    assert search(some({"title": "喀什旅游"}, {"title": "养老"}), "喀什 养老") == []


def test_latin_words_must_all_be_found_but_for_those_of_policy() -> None:
    proposals = some({"title": "加强干细胞治疗"}, {"title": "铁路"})
    assert search(proposals, "stem cell rail") == []
    assert search(proposals, "stem cell unicorn") == []
    assert [match.proposal.number for match in search(proposals, "stem cell policy reform")] == [1]


def test_a_word_that_stands_nearly_everywhere_answers_no_question() -> None:
    proposals = some(
        *({"title": f"河北第{number}件", "region": "河北"} for number in range(12)), {"title": "河北托育"}
    )
    assert [match.proposal.number for match in search(proposals, "河北有没有关于托育的提案")] == [13]


def test_what_is_left_out_in_english_is_left_out_in_chinese() -> None:
    proposals = some({"title": "普惠托育"}, {"title": "普惠金融"})
    for query in ("普惠 -childcare", "普惠 -tuoyu", "普惠 -托育"):
        assert [match.proposal.number for match in search(proposals, query)] == [2]


def test_what_no_word_speaks_for_comes_last() -> None:
    first, second = search(some({"date": "2026"}, {"title": "养老"}), "养老 OR year:2026")
    assert (first.proposal.number, second.proposal.number, second.score) == (2, 1, 0)


def readme_examples() -> list[tuple[str, set[str]]]:
    """Return each query of the README's table of kinds, with what that row says it finds."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text.split("| you type | for example | it finds |", 1)[1].split("\n\n", 1)[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    return [
        (query, set(finds.split(", "))) for _, typed, finds in rows for query in re.findall("`(.+?)`", typed)
    ]


@pytest.mark.parametrize(("query", "finds"), readme_examples())
def test_the_examples_in_the_readme_find_what_they_say(
    bundled: Collection, query: str, finds: set[str]
) -> None:
    assert finds & {hit.found for hit in search(bundled, query)[0].hits}
