"""One measurement of presidio, run by bench/scanner.py in an environment of its own: texts in, speed and share out."""

import json
import sys
import time

from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    EmailRecognizer,
    IpRecognizer,
    PhoneRecognizer,
    UrlRecognizer,
)

IDENTITY = Pattern("identity", r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]", 0.6)


def main() -> None:
    """Scan the texts once, measured, and the leaks once, counted."""
    given = json.load(sys.stdin)
    recognisers = [
        EmailRecognizer(),
        CreditCardRecognizer(),
        IpRecognizer(),
        UrlRecognizer(),
        PhoneRecognizer(supported_regions=("CN",)),
        PatternRecognizer(supported_entity="CN_ID", patterns=[IDENTITY]),
    ]
    if given["words"]:
        recognisers.append(PatternRecognizer(supported_entity="WORD", deny_list=given["words"]))

    def scan(text: str) -> list[object]:
        return [one for each in recognisers for one in each.analyze(text, each.supported_entities, None)]

    scan(given["texts"][0])
    start = time.process_time()
    for text in given["texts"]:
        scan(text)
    seconds = time.process_time() - start
    share = sum(bool(scan(leak)) for leak in given["leaks"]) / len(given["leaks"])
    size = sum(len(text.encode()) for text in given["texts"]) / 1e6
    json.dump({"speed": size / seconds, "share": share}, sys.stdout)


if __name__ == "__main__":
    main()
