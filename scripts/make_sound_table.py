"""Write search/data/sounds.txt: every syllable of Mandarin with its tone, and the characters read so.

    python scripts/make_sound_table.py

Needs the `pypinyin` package (in the `dev` extra). Of a character's readings the table has the first one
that pypinyin gives, and each other one that some phrase of pypinyin's phrase list, or a surname, has: a
search accepts every reading in the table, and readings that stand in no phrase would only bring noise.
"""

from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.constants import PHRASES_DICT
from pypinyin.contrib.tone_convert import to_tone3

from twosessions_cli.search.folding import fold

TABLE = Path(__file__).parents[1] / "src/twosessions_cli/search/data/sounds.txt"
HAN = (0x3007, *range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
SURNAMES = {
    "单": "shan4", "解": "xie4", "仇": "qiu2", "曾": "zeng1", "区": "ou1", "朴": "piao2", "翟": "zhai2",
    "任": "ren2", "华": "hua4", "盖": "ge3", "尉": "yu4", "查": "zha1", "缪": "miao4", "员": "yun4",
    "乐": "yue4", "万": "mo4", "召": "shao4", "折": "she2", "黑": "he4", "秘": "bi4", "冼": "xian3",
}  # fmt: skip
HEADER = """\
# The syllables of Mandarin (v for ü, the tone as a figure, 5 for none), each with the characters read so.
# Made from pypinyin's readings and phrases (MIT License) by scripts/make_sound_table.py.
"""


def readings() -> dict[str, list[str]]:
    """Return for each Han character that folding leaves as it is how it is read, the usual reading first."""
    in_phrases = defaultdict(set)
    for phrase, sounds in PHRASES_DICT.items():
        if len(phrase) == len(sounds):
            for character, sound in zip(phrase, sounds, strict=True):
                in_phrases[character].add(_spelled(sound[0]))
    found = {}
    for character in map(chr, HAN):
        if fold(character).text != character:
            continue
        (every,) = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore") or [[]]
        if every:
            (every,) = pinyin(character, style=Style.TONE, heteronym=True)
            sounds = [_spelled(sound) for sound in every]
            surname = SURNAMES.get(character)
            kept = [sound for sound in sounds[1:] if sound in in_phrases[character] or sound == surname]
            found[character] = list(dict.fromkeys([sounds[0], *kept, *([surname] if surname else [])]))
    return found


def _spelled(sound: str) -> str:
    return to_tone3(sound, neutral_tone_with_five=True, v_to_u=False).replace("ü", "v")


def make_table() -> str:
    """Return the text of the table: a header, then a line for each syllable in alphabetical order."""
    characters = defaultdict(list)
    for character, sounds in readings().items():
        for sound in sounds:
            characters[sound].append(character)
    # Some interjections are read without a vowel (ng, hm); nobody types them.
    lines = (
        f"{sound} {''.join(read)}\n"
        for sound, read in sorted(characters.items())
        if set(sound) & set("aeiouv")
    )
    return HEADER + "".join(lines)


if __name__ == "__main__":
    TABLE.write_text(make_table(), encoding="utf-8", newline="\n")
    print(f"{TABLE}: {len(make_table().splitlines()) - 2} syllables")
