"""The words that tell of an event, all kinds together."""

from events.extraction import control_triggers, other_triggers
from events.extraction.frames import Frame

# Verb lemma → frames, tried in order; the first whose particle and place are there counts.
VERBS: dict[str, tuple[Frame, ...]] = {**control_triggers.VERBS, **other_triggers.VERBS}

# Noun, lemma or as printed → its frame: "the fall of X", "X's capture by Y".
NOUNS: dict[str, Frame] = control_triggers.NOUNS
