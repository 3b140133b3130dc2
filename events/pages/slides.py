"""What the slider needs to answer without asking the server, in few bytes."""

from typing import Any

from events.pages.situation import Situation, Turn, meanings
from events.speech import browser_locale, month_names


def slides_of(situation: Situation) -> dict[str, Any]:
    """The days on which something changes, each with what is other than at the one before.

    `texts` holds each sentence once. A turn is its first day, the numbers of its two sentences,
    and the fills that change, by the number of the place; `states` says what each fill means.
    """
    texts: dict[str, int] = {}
    before = ""
    turns = []
    for turn in situation.turns:
        said = [texts.setdefault(text, len(texts)) for text in (turn.count, turn.doubts)]
        turns.append([turn.first.isoformat(), *said, _changes(before, turn)])
        before = turn.codes
    return {
        "locale": browser_locale(),
        "first": situation.first.isoformat(),
        "last": situation.last.isoformat(),
        "day": situation.day.isoformat(),
        "states": dict(meanings(situation.codes, situation.record.frame.parties)),
        "texts": list(texts),
        "turns": turns,
        **({"months": months} if (months := month_names()) else {}),
    }


def _changes(before: str, turn: Turn) -> dict[int, str]:
    """The fills of places, two letters each, that are not those of before."""
    return {
        start // 2: turn.codes[start : start + 2]
        for start in range(0, len(turn.codes), 2)
        if turn.codes[start : start + 2] != before[start : start + 2]
    }
