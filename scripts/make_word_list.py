"""Write search/data/words.txt: Chinese words, how often each is used, and what part of speech it is.

    python scripts/make_word_list.py

Needs the `jieba` package (in the `dev` extra), whose dictionary it restates: the words of Han characters
that its corpus of 60 million words has five times or more, as a search folds them, in the order of their code
points, so that a search can look one up without reading them all.
"""

import re
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

from twosessions_cli.search.folding import fold

LIST = Path(__file__).parents[1] / "src/twosessions_cli/search/data/words.txt"
LEAST, LONGEST = 5, 8
HAN = re.compile("[\u3007\u3400-\u9fff]+")
HEADER = """\
# Words, how often the corpus of jieba's dictionary has each, and the first letter of its part of speech.
# Made from jieba's dictionary (MIT License) by scripts/make_word_list.py. Sorted by code point.
"""


def make_list() -> str:
    """Return the text of the list: a header, then a line for each word."""
    counts: dict[str, int] = defaultdict(int)
    tags: dict[str, str] = {}
    # Only the file is needed, and importing jieba takes a second.
    package = find_spec("jieba")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("jieba is not installed")
    with Path(package.origin).with_name("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, tag = line.split()
            word = fold(word).text
            if int(count) >= LEAST and len(word) <= LONGEST and HAN.fullmatch(word):
                counts[word] += int(count)
                tags.setdefault(word, tag[0])
    return HEADER + "".join(f"{word} {counts[word]} {tags[word]}\n" for word in sorted(counts))


if __name__ == "__main__":
    LIST.write_text(make_list(), encoding="utf-8", newline="\n")
    print(f"{LIST}: {len(LIST.read_text(encoding='utf-8').splitlines()) - 2} words")
