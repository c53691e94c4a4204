"""Latin letters are read as syllables, in every way in which they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosessions_cli.search.pronunciation import Unit, characters_read, read_typed, same_sound, spellings


def readings(typed: str) -> dict[str, list[str]]:
    return {
        way: [" ".join(unit.text for unit in units) for units in sequences]
        for way, sequences in read_typed(typed)
    }


@pytest.mark.parametrize(
    ("typed", "way", "first"),
    [
        ("yanglao", "whole", "yang lao"),
        ("shu zi jin rong", "whole", "shu zi jin rong"),
        ("xi'an", "whole", "xi an"),
        ("xian", "whole", "xian"),
        ("fang'an", "whole", "fang an"),
        ("nüer", "whole", "nv er"),
        ("lüyou", "whole", "lv you"),
        ("lyuyou", "whole", "lv you"),
        ("nyuer", "whole", "nv er"),
        ("renyuan", "whole", "ren yuan"),
        ("tianyuan", "whole", "tian yuan"),
        ("quanyulvyou", "whole", "quan yu lv you"),
        ("nueji", "whole", "nve ji"),
        ("yǎng lǎo", "whole", "yang lao"),
        ("yang3lao3", "whole", "yang lao"),
        ("jiazhuangdiant", "half", "jia zhuang dian t"),
        ("yangla", "half", "yang la"),
        ("rgzn", "initials", "r g z n"),
        ("zhsh", "initials", "zh sh"),
        ("shuzijr", "short", "shu zi j r"),
        ("szjinrong", "short", "s z jin rong"),
    ],
)
def test_the_likeliest_reading_comes_first(typed: str, way: str, first: str) -> None:
    assert readings(typed)[way][0] == first


def test_one_string_may_be_cut_in_two_ways() -> None:
    assert set(readings("fangan")["whole"]) >= {"fang an", "fan gan"}


@pytest.mark.parametrize("typed", ["", "123", "养老", "x1y", "-", "q" * 100])
def test_what_is_no_pinyin_has_no_reading(typed: str) -> None:
    assert readings(typed) == {}


def test_sounds_easily_confused_are_spelled_both_ways() -> None:
    assert spellings("zhang") == {"zhang", "zang", "zhan", "zan"}
    assert spellings("ning") == {"ning", "nin", "ling", "lin"}
    assert spellings("ma") == {"ma"}


def test_characters_sound_alike_with_or_without_the_tone() -> None:
    assert same_sound("劳", "老")
    assert not same_sound("劳", "老", with_tone=True)
    assert same_sound("智", "制", with_tone=True)
    assert same_sound("智", "字", loosely=True)
    assert not same_sound("智", "字")


def test_half_a_syllable_stands_for_all_that_begin_so() -> None:
    assert set("天铁体") <= set(characters_read(Unit("t", is_whole=False)))
    assert "养" not in characters_read(Unit("ya", is_whole=True))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzü' 1", max_size=80))
def test_any_letters_are_read_soon_and_units_spell_what_was_typed(typed: str) -> None:
    for _, sequences in read_typed(typed):
        assert 0 < len(sequences) <= 4
        for units in sequences:
            assert all(unit.text for unit in units)
