"""What the slider needs to answer without asking the server, in few bytes."""

from typing import Any

from events.pages.situation import Situation, Turn, meanings
from events.speech import browser_locale, month_names


def slides_of(situation: Situation) -> dict[str, Any]:
    """The days on which something changes, each with what is other than at the one before.

    `texts` holds each sentence once; `states` says what each fill means. A turn is a list of
    numbers: days since the turn before (of the first: since `first`), its two sentences, and for
    each place that changes its number and that of its fill in `states`.
    """
    states = dict(meanings(situation.codes, situation.record.frame.parties))
    fills = {code: number for number, code in enumerate(states)}
    texts: dict[str, int] = {}
    day, before = situation.first, ""
    turns = []
    for turn in situation.turns:
        said = [texts.setdefault(text, len(texts)) for text in (turn.count, turn.doubts)]
        turns.append([(turn.first - day).days, *said, *_changes(before, turn, fills)])
        day, before = turn.first, turn.codes
    return {
        "locale": browser_locale(),
        "first": situation.first.isoformat(),
        "last": situation.last.isoformat(),
        "day": situation.day.isoformat(),
        "states": states,
        "texts": list(texts),
        "turns": turns,
        **({"months": months} if (months := month_names()) else {}),
    }


def _changes(before: str, turn: Turn, fills: dict[str, int]) -> list[int]:
    """The places whose fills, two letters each, are not those of before, with their fills."""
    changes = []
    for start in range(0, len(turn.codes), 2):
        code = turn.codes[start : start + 2]
        if code != before[start : start + 2]:
            changes += [start // 2, fills[code]]
    return changes
