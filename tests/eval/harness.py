"""What every evaluation shares: the data, the program, the rows of the table.

An evaluation module has `rows()`, which returns a list of Row, and may have `errors(out)`, which prints what is wrong, by
cause. It measures what `claimcheck extract` prints and links to nothing.
"""

import dataclasses
import json
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("CLAIMCHECK_DATA", ROOT.parent / "shared" / "data"))
PROGRAM = os.environ.get("CLAIMCHECK_PROGRAM", str(ROOT / "build" / "release" / "checker" / "claimcheck"))
# The system passes no longer argument lists.
TERMS_PER_RUN = 2000


@dataclasses.dataclass
class Row:
    suite: str
    measure: str
    value: object  # A number, or None where nothing could be measured.
    target: object = None  # At least this much; None: only reported.
    anchor: str = ""  # A published figure and whose it is.
    cases: int = 0


class Missing(Exception):
    """A suite whose data is not on this machine."""


def records(name):
    """The records of DATA/name, a JSON Lines file. Raises Missing."""
    path = DATA / name
    if not path.is_file():
        raise Missing(str(path))
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def extract(texts, terms=(), published=None, options=()):
    """What `claimcheck extract` prints, by id of the text.

    `texts`: dicts with `id` and `text`, and `published` or `language` if wanted. `begin` and `end` of what comes back are
    offsets in characters, as everywhere in Python; those inside `source`, `cue`, `content`, `of` and `scope` too.
    """
    texts = list(texts)
    result = {text["id"]: [] for text in texts}
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "texts.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for text in texts:
                out.write(json.dumps({key: text[key] for key in ("id", "text", "published", "language") if text.get(key)}) + "\n")
        command = [PROGRAM, "extract", *options]
        if published:
            command += ["--published", published]
        unique = list(dict.fromkeys(terms))
        for first in range(0, max(1, len(unique)), TERMS_PER_RUN):
            asked = [option for term in unique[first : first + TERMS_PER_RUN] for option in ("--term", term)]
            run = subprocess.run([*command, *asked, str(path)], capture_output=True, text=True, check=False)
            if run.returncode != 0:
                raise RuntimeError(f"claimcheck extract ended with {run.returncode}: {run.stderr.strip()[:2000]}")
            for line in run.stdout.splitlines():
                found = json.loads(line)
                if first == 0 or found["kind"] == "term":
                    result[found["record"]].append(found)
    for text in texts:
        to_chars(result[text["id"]], text["text"])
    return result


def to_chars(found, text):
    """Turns every offset of `found` from bytes of `text` into characters."""
    if text.isascii():
        return
    chars = []
    for index, char in enumerate(text):
        chars += [index] * len(char.encode("utf-8"))
    chars.append(len(text))
    for one in found:
        one["begin"], one["end"] = chars[one["begin"]], chars[one["end"]]
        for key in ("source", "cue", "of", "scope", "terminator"):
            if isinstance(one.get(key), list):
                one[key] = [chars[at] for at in one[key]]
        for end in (one.get("form") or {}).get("ends", ()):
            end["begin"], end["end"] = chars[end["begin"]], chars[end["end"]]
        for part in [part for reading in [one, *one.get("readings", [])] for part in reading.get("numbers", [])]:
            part["begin"], part["end"] = chars[part["begin"]], chars[part["end"]]
            part["number"] = [chars[at] for at in part["number"]]
        if "content" in one:
            one["content"] = [[chars[at] for at in part] for part in one["content"]]


def f1(true_positives, predicted, gold):
    """Precision, recall and F1 in percent; 0 where nothing can be divided."""
    precision = 100 * true_positives / predicted if predicted else 0
    recall = 100 * true_positives / gold if gold else 0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0
