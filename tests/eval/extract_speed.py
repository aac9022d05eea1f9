"""How fast `claimcheck extract` is on plain news, in MB/s of one core.

The text is that of the MEANTIME development articles (Wikinews), over and over until it is about four megabytes, as JSON Lines.
Time is what the process used of the processor (user and system), less that of a run on nothing; the median of three runs, with
all that is printed thrown away. It holds everything: values, attributions, context, and the JSON of it.
"""

import json
import os
import pathlib
import resource
import statistics
import subprocess
import tempfile

import harness
import meantime_values

NAME = "extract, plain news"
BYTES = 4_000_000


def texts():
    articles = [document["text"] for document in meantime_values.documents()]
    size = 0
    while True:
        for text in articles:
            yield text
            size += len(text.encode())
            if size >= BYTES:
                return


def cpu_seconds(path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(os.devnull, "wb") as nowhere:
        subprocess.run([harness.PROGRAM, "extract", str(path)], stdout=nowhere, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rows():
    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder) / "empty.jsonl"
        empty.write_text(json.dumps({"id": "0", "text": "."}) + "\n", encoding="utf-8")
        news = pathlib.Path(folder) / "news.jsonl"
        size = 0
        with open(news, "w", encoding="utf-8") as out:
            for number, text in enumerate(texts()):
                size += len(text.encode())
                out.write(json.dumps({"id": str(number), "text": text, "published": "2010-01-01"}) + "\n")
        start = statistics.median(cpu_seconds(empty) for _ in range(3))
        seconds = statistics.median(cpu_seconds(news) for _ in range(3)) - start
    return [harness.Row(NAME, "MB/s of one core (a measurement, not a test)", size / 1e6 / seconds, None, "aim: 50", 0)]
