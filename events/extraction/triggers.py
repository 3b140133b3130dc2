"""The words that tell of an event, all kinds together, and the gate before the parser."""

import re

from events.extraction import control_triggers, other_triggers
from events.extraction.frames import Frame

# Verb lemma → frames, tried in order; the first whose particle and place are there counts.
VERBS: dict[str, tuple[Frame, ...]] = {**control_triggers.VERBS, **other_triggers.VERBS}

# Noun, lemma or as printed → its frame: "the fall of X", "X's capture by Y".
NOUNS: dict[str, Frame] = control_triggers.NOUNS

_GATE = re.compile(
    rf"\b(?:{'|'.join(sorted(control_triggers.STEMS | other_triggers.STEMS))})",
    re.IGNORECASE,
)


def worth_parsing(sentence: str) -> bool:
    """Whether a sentence has any word that could tell of an event."""
    return bool(_GATE.search(sentence))
