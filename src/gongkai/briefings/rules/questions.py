"""Questions and answers as they are typed: one after the other, each begun by a mark."""

from gongkai.measures.refusal import Refusal

ASKS, ANSWERS = ("问：", "问:", "Q:", "Q："), ("答：", "答:", "A:", "A：")
QUESTION_LIMIT, ANSWER_LIMIT = 500, 1000


def read(text: str) -> tuple[list[tuple[str, str]], list[Refusal]]:
    """Return the pairs in a text, and all that is wrong with it; lines without a mark go on what stands above."""
    pairs: list[list[str]] = []
    stray = False
    for line in filter(None, map(str.strip, text.splitlines())):
        ask, answer = _after(line, ASKS), _after(line, ANSWERS)
        if ask is not None:
            pairs.append([ask])
        elif not pairs or (answer is not None and len(pairs[-1]) > 1):
            stray = True
        elif answer is not None:
            pairs[-1].append(answer)
        else:
            pairs[-1][-1] = f"{pairs[-1][-1]}\n{line}".strip()
    return [(one[0], one[1] if len(one) > 1 else "") for one in pairs], _refusals(pairs, stray=stray)


def _after(line: str, marks: tuple[str, ...]) -> str | None:
    return next((line[len(mark) :].strip() for mark in marks if line.startswith(mark)), None)


def _refusals(pairs: list[list[str]], *, stray: bool) -> list[Refusal]:
    found = [Refusal("question_stray", about="questions")] if stray else []
    for number, one in enumerate(pairs, 1):
        if len(one) < 2 or not all(one):
            found.append(Refusal("question_unanswered", about=str(number)))
        if len(one[0]) > QUESTION_LIMIT or len(one[-1]) > ANSWER_LIMIT:
            found.append(Refusal("question_too_long", about=str(number)))
    return found


def written(pairs: list[tuple[str, str]]) -> str:
    """Write pairs in the way they are typed."""
    return "\n\n".join(f"问：{question}\n答：{answer}" for question, answer in pairs)
