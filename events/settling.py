"""What the reports of one event, taken together, amount to."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from events.dates import DateSpan, ImpossibleSpan
from events.evidence import Evidence, Part
from events.sources import independent_sources
from events.vocabulary import ActorRole, EventKind, Manner, Stance, Standing

CONTROL_KINDS = frozenset(kind for kind in EventKind if kind.changes_control)
FIRM = frozenset({Stance.ASSERTED, Stance.CONFIRMED})
CERTAIN = frozenset({Standing.ASSERTED, Standing.CONFIRMED})
# States that last: reports on several days add up instead of contradicting each other.
LASTING_KINDS = frozenset(
    {
        EventKind.CONTESTED,
        EventKind.BESIEGED,
        EventKind.CLASHES,
        EventKind.TALKS,
        EventKind.VISIT,
        EventKind.WITHDREW,
        EventKind.DEPLOYMENT,
        EventKind.DISPLACEMENT,
    }
)
LONGEST_DERIVATION = 500
OUTLETS_NAMED = 3


@dataclass(frozen=True)
class Settled:
    """What reports of one event amount to.

    `kinds` are those that most stories give, as many each; `kind` is one of them. `disagree`
    says that no day fits all of them: the span then covers what each says.
    `asserted` says that an outlet asserts it or somebody confirms it. `sources` counts those that
    are independent, `outlets` all that printed it.
    """

    kind: EventKind
    kinds: frozenset[EventKind]
    manner: Manner
    span: DateSpan | None
    derivation: str
    standing: Standing
    parts: tuple[Part, ...]
    disagree: bool
    asserted: bool
    first_reported_on: date
    sources: int
    outlets: int
    accepted: int

    @property
    def takers(self) -> frozenset[int]:
        return frozenset(part.side for part in self.parts if part.role is ActorRole.TAKER)

    def kind_for(self, own: EventKind) -> EventKind:
        """The kind of an event that is held to be of its `own` kind, by these reports.

        Its own where as many stories give that: an editor may have merged two kinds. Which of
        the two captures it is follows from earlier holders, not from these reports.
        """
        both_captures = own.changes_control and self.kind.changes_control
        return own if both_captures or own in self.kinds else self.kind

    @property
    def actors(self) -> frozenset[tuple[int, ActorRole]]:
        return frozenset((part.actor, part.role) for part in self.parts)


def settle(reports: Iterable[Evidence]) -> Settled:
    """Weigh the reports of one event; their order does not matter.

    Pass only those that count: not the rejected, and not those published after the day that
    the reader asks about. Raises ValueError when there are none.
    """
    told = sorted(reports, key=lambda each: each.order)
    if not told:
        raise ValueError("an event without reports cannot be settled")
    basis = _basis(told)
    kinds = _kinds(basis)
    span, derivation, disagree = _when(basis)
    return Settled(
        kind=min(kinds),
        kinds=kinds,
        manner=_manner(basis),
        span=span,
        derivation=derivation,
        standing=_standing(told),
        parts=_parts(basis),
        disagree=disagree,
        asserted=any(each.stance in FIRM for each in told),
        first_reported_on=min(each.published_on for each in told),
        sources=independent_sources(each.origin for each in told),
        outlets=len({each.publisher for each in told}),
        accepted=sum(each.accepted for each in told),
    )


def united(spans: Iterable[DateSpan]) -> DateSpan | None:
    """The days that all spans allow, or else the shortest span in which each has its say.

    Where they disagree, a span that merely contains a narrower one adds nothing, and an open
    span adds the one day that it names. None when there are no spans.
    """
    each = list(dict.fromkeys(spans))
    if not each:
        return None
    return _common(each) or _hull([_named_days(span) for span in _narrowest(each)])


def _basis(told: Sequence[Evidence]) -> Sequence[Evidence]:
    """The reports that say what happened; failing those, the plans; failing those, denials."""
    happened = [each for each in told if each.stance.says_it_happened]
    planned = [each for each in told if each.stance is not Stance.DENIED]
    return happened or planned or told


def _common(spans: Sequence[DateSpan]) -> DateSpan | None:
    return _from_to(spans, max(span.first for span in spans), min(span.last for span in spans))


def _hull(spans: Sequence[DateSpan]) -> DateSpan:
    """The shortest span that holds all; only its end where it is longer than a span may be."""
    last = max(span.last for span in spans)
    return _from_to(spans, min(span.first for span in spans), last) or DateSpan.until(last)


def _from_to(spans: Sequence[DateSpan], first: date, last: date) -> DateSpan | None:
    """A span by its ends, in the precision of the one that it equals; None if impossible."""
    equal = [span for span in spans if (span.first, span.last) == (first, last)]
    if equal:
        return min(equal, key=lambda span: span.precision)
    if first > last:
        return None
    if first == date.min:
        return DateSpan.until(last)
    if last == date.max:
        return DateSpan.since(first)
    try:
        return DateSpan.between(first, last)
    except ImpossibleSpan:
        return None


def _narrowest(spans: Sequence[DateSpan]) -> list[DateSpan]:
    """Leave out every span that contains another one."""
    return [
        span
        for span in spans
        if not any(
            other != span and span.first <= other.first and other.last <= span.last
            for other in spans
        )
    ]


def _named_days(span: DateSpan) -> DateSpan:
    """A whole span as it is; of an open one the day that limits it."""
    if span.earliest is None:
        return DateSpan.on(span.last)
    return span if span.latest is not None else DateSpan.on(span.first)


def _when(basis: Sequence[Evidence]) -> tuple[DateSpan | None, str, bool]:
    dated = [(each, each.when) for each in basis if each.when is not None]
    spans = [span for _, span in dated]
    span = united(spans)
    if span is None:
        return None, "", False
    disagree = _common(list(dict.fromkeys(spans))) is None
    if disagree:
        lasting = basis[0].kind in LASTING_KINDS
        ending = "told of on these days" if lasting else "sources disagree"
        return span, _shortened(_who_says_when(dated), ending), not lasting
    saying = [each for each, when in dated if when == span]
    if saying:
        return span, _plainest_derivation(saying)[:LONGEST_DERIVATION], False
    return span, _shortened(_who_says_when(dated), f"they agree on {span.text}"), False


def _plainest_derivation(saying: Sequence[Evidence]) -> str:
    """How most stories come to the days; of several ways the one with the fewest words."""
    told = Counter(way for _, way in {(each.story, each.derivation) for each in saying})
    return min(told, key=lambda way: (-told[way], len(way), way))


def _who_says_when(dated: Sequence[tuple[Evidence, DateSpan]]) -> list[str]:
    """'12 August 2021 (One Outlet), 13 August 2021 (Another, A Third)', a source once."""
    spans: dict[DateSpan, dict[int, str]] = {}
    narrow = set(_narrowest([span for _, span in dated]))
    for each, span in dated:
        if span in narrow:
            spans.setdefault(span, {}).setdefault(each.story, each.publisher)
    return [
        f"{span.text} ({_outlets(sorted(spans[span].values()))})"
        for span in sorted(spans, key=lambda span: span.sort_key)
    ]


def _outlets(names: Sequence[str]) -> str:
    names = list(dict.fromkeys(names))
    more = len(names) - OUTLETS_NAMED
    named = ", ".join(names[:OUTLETS_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _shortened(sayings: Sequence[str], ending: str) -> str:
    kept = list(sayings)
    while len(text := f"{', '.join(kept)}: {ending}") > LONGEST_DERIVATION and len(kept) > 2:
        del kept[len(kept) // 2]
    return text if len(text) <= LONGEST_DERIVATION else ending


def _standing(told: Sequence[Evidence]) -> Standing:
    """Add up who says and who denies it; the last word counts.

    A denial is overtaken when another story asserts or confirms the event on a later day, or on
    the same day if somebody else than the outlet denies it. A mere claim is overtaken when an
    outlet in its own words denies it, that day or later. A plan alone is a claim about days to
    come.
    """
    denials = [each for each in told if each.stance is Stance.DENIED]
    firm = [each for each in told if each.stance in FIRM]
    said = [each for each in told if each.stance is not Stance.DENIED]
    if not said:
        return Standing.DENIED
    if denials and not _overtaken(denials, firm):
        refuted = not firm and _refuted(denials, said)
        return Standing.DENIED if refuted else Standing.DISPUTED
    if any(each.stance is Stance.CONFIRMED for each in firm):
        return Standing.CONFIRMED
    return Standing.ASSERTED if firm else Standing.CLAIMED


def _overtaken(denials: Sequence[Evidence], firm: Sequence[Evidence]) -> bool:
    last = max(each.published_on for each in denials)
    by_outlet = any(not each.speaker for each in denials if each.published_on == last)
    deniers = {each.story for each in denials}
    return any(
        each.story not in deniers
        and (each.published_on > last or (each.published_on == last and not by_outlet))
        for each in firm
    )


def _refuted(denials: Sequence[Evidence], claims: Sequence[Evidence]) -> bool:
    last = max(each.published_on for each in claims)
    return any(not each.speaker and each.published_on >= last for each in denials)


def _kinds(basis: Sequence[Evidence]) -> frozenset[EventKind]:
    """The kinds that most stories give; between the two captures a tie is a plain capture."""
    counted = Counter(kind for _, kind in {(each.story, each.kind) for each in basis})
    most = max(counted.values())
    kinds = frozenset(kind for kind, number in counted.items() if number == most)
    return kinds - {EventKind.RECAPTURED} if EventKind.CAPTURED in kinds else kinds


def _manner(basis: Sequence[Evidence]) -> Manner:
    """The manner that most stories give; NOT_SAID where as many say one as the other."""
    told = {(each.story, each.manner) for each in basis if each.manner is not Manner.NOT_SAID}
    counted = Counter(manner for _, manner in told).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return Manner.NOT_SAID
    return counted[0][0]


def _parts(basis: Sequence[Evidence]) -> tuple[Part, ...]:
    """Every known actor that a report names; who only speaks takes no part but in statements.

    A side that took the place has not lost it, whatever a report mixes up.
    """
    speaks = basis[0].kind is EventKind.STATEMENT
    parts = {part for each in basis for part in each.parts}
    takers = {part.side for part in parts if part.role is ActorRole.TAKER}
    return tuple(
        sorted(
            part
            for part in parts
            if (speaks or part.role is not ActorRole.SPEAKER)
            and not (part.role is ActorRole.LOSER and part.side in takers)
        )
    )
