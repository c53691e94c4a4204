"""Write search/data/traditional.txt: each Traditional character beside the Simplified one that it folds to.

    python scripts/make_script_table.py

Needs the `opencc` package (in the `dev` extra). OpenCC's conversions from Taiwan, Hong Kong and general
Traditional text are asked for every Han character by itself; what stays one character goes into the table.
"""

from pathlib import Path

from opencc import OpenCC

TABLE = Path(__file__).parents[1] / "src/twosessions_cli/search/data/traditional.txt"
HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x323B0))
HEADER = """\
# Traditional and variant Han characters, and the Simplified characters that a search takes them for.
# Made from OpenCC's character tables (Apache License 2.0) by scripts/make_script_table.py.
"""


def make_table() -> str:
    """Return the text of the table: a header, a line of characters, and a line of what each becomes."""
    converters = [OpenCC(name) for name in ("t2s", "tw2s", "hk2s")]
    pairs = {}
    for code in HAN:
        character = chr(code)
        for converter in converters:
            simplified = converter.convert(character)
            if simplified != character and len(simplified) == 1:
                pairs[character] = simplified
                break
    # 麼 becomes 么, and 么 alone becomes 幺: folded to the end, all three are the same.
    for character, simplified in pairs.items():
        while simplified in pairs:
            simplified = pairs[simplified]
        pairs[character] = simplified
    return f"{HEADER}{''.join(pairs)}\n{''.join(pairs.values())}\n"


if __name__ == "__main__":
    TABLE.write_text(make_table(), encoding="utf-8", newline="\n")
    print(f"{TABLE}: {len(TABLE.read_text(encoding='utf-8').splitlines()[-1])} characters")
