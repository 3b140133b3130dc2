"""The closed lists: one word, one meaning, in code, admin, pages and API."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Word(StrEnum):
    """A member of a closed list; its label is its name in plain words."""

    @property
    def label(self) -> str:
        return self.name.replace("_", " ").capitalize()

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(member.value, member.label) for member in cls]


# First parts of addresses that pages of the site have, and its languages: no conflict can be
# called so.
TAKEN_SLUGS = frozenset(
    {"about", "actors", "admin", "api", "articles", "credits", "en", "events", "fa", "media"}
    | {"oembed", "places", "search", "static"}
)


@dataclass(frozen=True)
class Coding:
    """The same kind in the two vocabularies that researchers join on.

    acled: ACLED sub-event type (ACLED Codebook, 2023 revision); plover: PLOVER event type
    (PLOVER manual, 2021). Empty where the vocabulary has no such type.
    """

    acled: str
    plover: str


class EventKind(Word):
    CAPTURED = "captured"
    RECAPTURED = "recaptured"
    WITHDREW = "withdrew"
    CONTESTED = "contested"
    BESIEGED = "besieged"
    CLASHES = "clashes"
    ATTACK = "attack"
    AIR_STRIKE = "air_strike"
    BOMBING = "bombing"
    PRISON_BREAK = "prison_break"
    MASSACRE = "massacre"
    TALKS = "talks"
    AGREEMENT = "agreement"
    VISIT = "visit"
    STATEMENT = "statement"
    DEPLOYMENT = "deployment"
    DISPLACEMENT = "displacement"
    OTHER = "other"

    @cached_property
    def coding(self) -> Coding:
        return _CODINGS[self]

    @property
    def changes_control(self) -> bool:
        return self in {EventKind.CAPTURED, EventKind.RECAPTURED}

    @property
    def questions_control(self) -> bool:
        return self in {EventKind.WITHDREW, EventKind.CONTESTED}


_CODINGS = {
    EventKind.CAPTURED: Coding("Non-state actor overtakes territory", "ASSAULT"),
    EventKind.RECAPTURED: Coding("Government regains territory", "ASSAULT"),
    EventKind.WITHDREW: Coding("Non-violent transfer of territory", "RETREAT"),
    EventKind.CONTESTED: Coding("Armed clash", "ASSAULT"),
    EventKind.BESIEGED: Coding("Armed clash", "COERCE"),
    EventKind.CLASHES: Coding("Armed clash", "ASSAULT"),
    EventKind.ATTACK: Coding("Attack", "ASSAULT"),
    EventKind.AIR_STRIKE: Coding("Air/drone strike", "ASSAULT"),
    EventKind.BOMBING: Coding("Remote explosive/landmine/IED", "ASSAULT"),
    EventKind.PRISON_BREAK: Coding("Other", "ASSAULT"),
    EventKind.MASSACRE: Coding("Attack", "ASSAULT"),
    EventKind.TALKS: Coding("Other", "CONSULT"),
    EventKind.AGREEMENT: Coding("Agreement", "AGREE"),
    EventKind.VISIT: Coding("Other", "CONSULT"),
    EventKind.STATEMENT: Coding("Other", ""),
    EventKind.DEPLOYMENT: Coding("Headquarters or base established", "MOBILIZE"),
    EventKind.DISPLACEMENT: Coding("Other", ""),
    EventKind.OTHER: Coding("Other", ""),
}


class Manner(Word):
    """How a place changed hands."""

    BY_FORCE = "by_force"
    WITHOUT_FIGHT = "without_fight"
    NOT_SAID = "not_said"


class Stance(Word):
    """What kind of saying a report is."""

    ASSERTED = "asserted"  # the outlet says so
    CLAIMED = "claimed"  # a party says so
    CONFIRMED = "confirmed"  # the other side or an official admits it
    DENIED = "denied"
    FEARED = "feared"  # could fall, is threatened
    PLANNED = "planned"

    @property
    def says_it_happened(self) -> bool:
        return self in {Stance.ASSERTED, Stance.CLAIMED, Stance.CONFIRMED}


class Precision(Word):
    """How exact a date span is; the width that each allows is checked by DateSpan."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    UNTIL = "until"  # the start is not known
    SINCE = "since"  # the end is not known


class ActorRole(Word):
    """What an actor did in an event."""

    TAKER = "taker"
    LOSER = "loser"
    PARTICIPANT = "participant"
    SPEAKER = "speaker"


class ActorKind(Word):
    SIDE = "side"  # a party to the war: a government, a movement, a state
    FORCE = "force"  # an armed body of a side
    PERSON = "person"
    ORGANISATION = "organisation"


class PlaceKind(Word):
    COUNTRY = "country"
    PROVINCE = "province"
    DISTRICT = "district"
    CITY = "city"
    SITE = "site"  # an airport, a prison, a dam, a crossing
    AREA = "area"  # a valley, a region, a front without an administration


class Verdict(Word):
    """What an editor has decided about a report."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class EventStatus(Word):
    MACHINE_READ = "machine_read"  # no editor has looked; shown and marked as such
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Standing(Word):
    """What the reports of an event, taken together, amount to."""

    ASSERTED = "asserted"  # an outlet says so, nobody denies it
    CLAIMED = "claimed"  # only a party says so
    CONFIRMED = "confirmed"  # the other side or an official admits it
    DISPUTED = "disputed"  # said and denied
    DENIED = "denied"  # only denied


class ControlState(Word):
    """What can be said of a place on a day."""

    HELD = "held"
    CONTESTED = "contested"
    CLAIMED = "claimed"
    UNKNOWN = "unknown"
