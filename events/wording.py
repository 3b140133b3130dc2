"""What readers are told, in words: titles of events, and what a count of places amounts to."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from events.control import Tally
from events.dates import DateSpan
from events.messages import ENGLISH, Message, Value, counted, listed, message
from events.vocabulary import (
    ActorKind,
    ActorRole,
    EventKind,
    Manner,
    PlaceKind,
    Precision,
    Stance,
    Standing,
    Verdict,
)

SITE = message("Conflict Timeline")
KINDS = {
    EventKind.CAPTURED: message("Captured"),
    EventKind.RECAPTURED: message("Recaptured"),
    EventKind.WITHDREW: message("Withdrew"),
    EventKind.CONTESTED: message("Contested"),
    EventKind.BESIEGED: message("Besieged"),
    EventKind.CLASHES: message("Clashes"),
    EventKind.ATTACK: message("Attack"),
    EventKind.AIR_STRIKE: message("Air strike"),
    EventKind.BOMBING: message("Bombing"),
    EventKind.PRISON_BREAK: message("Prison break"),
    EventKind.MASSACRE: message("Massacre"),
    EventKind.TALKS: message("Talks"),
    EventKind.AGREEMENT: message("Agreement"),
    EventKind.VISIT: message("Visit"),
    EventKind.STATEMENT: message("Statement"),
    EventKind.DEPLOYMENT: message("Deployment"),
    EventKind.DISPLACEMENT: message("Displacement"),
    EventKind.OTHER: message("Other"),
}
PLACE_KINDS = {
    PlaceKind.COUNTRY: message("Country"),
    PlaceKind.PROVINCE: message("Province"),
    PlaceKind.DISTRICT: message("District"),
    PlaceKind.CITY: message("City"),
    PlaceKind.SITE: message("Site"),
    PlaceKind.AREA: message("Area"),
}
ACTOR_KINDS = {
    ActorKind.SIDE: message("Side"),
    ActorKind.FORCE: message("Force"),
    ActorKind.PERSON: message("Person"),
    ActorKind.ORGANISATION: message("Organisation"),
}
ACTOR_GROUPS = {
    ActorKind.SIDE: message("Sides"),
    ActorKind.FORCE: message("Forces"),
    ActorKind.PERSON: message("Persons"),
    ActorKind.ORGANISATION: message("Organisations"),
}
MANNERS: Mapping[Manner, Value] = {
    Manner.BY_FORCE: message("by force"),
    Manner.WITHOUT_FIGHT: message("without a fight"),
    Manner.NOT_SAID: "",
}
STANDINGS = {
    Standing.ASSERTED: message("Reported"),
    Standing.CLAIMED: message("Claimed by one side only"),
    Standing.CONFIRMED: message("Confirmed"),
    Standing.DISPUTED: message("Disputed: said and denied"),
    Standing.DENIED: message("Denied"),
}
DOUBTS = {
    Standing.CLAIMED: message("Claimed"),
    Standing.DISPUTED: message("Disputed"),
    Standing.DENIED: message("Denied"),
}
STANCES = {
    Stance.ASSERTED: message("The outlet says so"),
    Stance.CLAIMED: message("A party claims it"),
    Stance.CONFIRMED: message("The other side or an official confirms it"),
    Stance.DENIED: message("Denies it"),
    Stance.FEARED: message("Fears it could happen"),
    Stance.PLANNED: message("Says it is planned"),
}
VERDICTS = {
    Verdict.UNREVIEWED: message("Read by machine, not yet checked"),
    Verdict.ACCEPTED: message("Checked and accepted by an editor"),
    Verdict.REJECTED: message("Set aside by an editor"),
}
ROLES = {
    ActorRole.TAKER: message("Took it"),
    ActorRole.LOSER: message("Lost it"),
    ActorRole.PARTICIPANT: message("Took part"),
    ActorRole.SPEAKER: message("Said so"),
}
_TITLES = {
    EventKind.CAPTURED: message("Capture of %(place)s"),
    EventKind.RECAPTURED: message("Recapture of %(place)s"),
    EventKind.WITHDREW: message("Withdrawal from %(place)s"),
    EventKind.CONTESTED: message("Fighting in %(place)s"),
    EventKind.BESIEGED: message("Siege of %(place)s"),
    EventKind.CLASHES: message("Clashes in %(place)s"),
    EventKind.ATTACK: message("Attack on %(place)s"),
    EventKind.AIR_STRIKE: message("Air strike on %(place)s"),
    EventKind.BOMBING: message("Bombing in %(place)s"),
    EventKind.PRISON_BREAK: message("Prison break in %(place)s"),
    EventKind.MASSACRE: message("Massacre in %(place)s"),
    EventKind.TALKS: message("Talks in %(place)s"),
    EventKind.AGREEMENT: message("Agreement in %(place)s"),
    EventKind.VISIT: message("Visit to %(place)s"),
    EventKind.STATEMENT: message("Statement on %(place)s"),
    EventKind.DEPLOYMENT: message("Deployment to %(place)s"),
    EventKind.DISPLACEMENT: message("People displaced in %(place)s"),
    EventKind.OTHER: message("Event in %(place)s"),
}
_PRECISIONS = {
    Precision.DAY: message("the day is known"),
    Precision.DAYS: message("one of these days, or all of them"),
    Precision.WEEK: message("known to the week"),
    Precision.MONTH: message("known to the month"),
    Precision.SEASON: message("known to the season"),
    Precision.YEAR: message("known to the year"),
    Precision.DECADE: message("known to the decade"),
    Precision.UNTIL: message("on this day or before"),
    Precision.SINCE: message("on this day or after"),
}


def event_title(
    kind: EventKind, place: Value, takers: Sequence[str] = (), leavers: Sequence[str] = ()
) -> Message:
    """A line that says what happened: 'Taliban captured Kunduz', 'Fighting in Kandahar'."""
    where = place or message("a place not named")
    if takers and kind is EventKind.CAPTURED:
        return message("%(takers)s captured %(place)s", takers=listed(takers), place=where)
    if takers and kind is EventKind.RECAPTURED:
        return message("%(takers)s recaptured %(place)s", takers=listed(takers), place=where)
    if leavers and kind is EventKind.WITHDREW:
        return message("%(leavers)s withdrew from %(place)s", leavers=listed(leavers), place=where)
    return _TITLES[kind].filled(place=where)


def within_sentence(name: str) -> str:
    """'the interior ministry', for a speaker who was named at the start of a sentence."""
    return re.sub(r"^(?:An?|The)\b", lambda word: word[0].lower(), name)


def events_in_words(number: int) -> Message:
    """'1 event', '89 events'."""
    return counted("%(number)s event", "%(number)s events", number)


def with_doubt(title: Value, standing: Standing) -> Value:
    """'Denied: Capture of Kunduz'; the title alone where nobody doubts it."""
    match standing:
        case Standing.CLAIMED:
            return message("Claimed: %(title)s", title=title)
        case Standing.DISPUTED:
            return message("Disputed: %(title)s", title=title)
        case Standing.DENIED:
            return message("Denied: %(title)s", title=title)
        case _:
            return title


def place_in_words(name: str, kind: PlaceKind) -> Value:
    """A province or a district told from the city of the same name."""
    match kind:
        case PlaceKind.PROVINCE:
            return message("%(place)s province", place=name)
        case PlaceKind.DISTRICT:
            return message("%(place)s district", place=name)
        case _:
            return name


def precision_in_words(span: DateSpan | None) -> Message:
    return _PRECISIONS[span.precision] if span else message("date not known")


def days_in_words(first: date, last: date) -> str:
    """'11 August 2021', '11 August 2021 – 13 August 2021'."""
    return ENGLISH.days(first, last)


def count_in_words(held: int, total: int, called: str, party: str) -> Message:
    """'9 of 34 provincial capitals were in Taliban hands'."""
    return message(
        "%(held)s of %(total)s %(called)s were in %(party)s hands",
        held=held,
        total=total,
        called=called,
        party=party,
    )


def doubts_in_words(tally: Tally) -> Value:
    """What lies between certainly held and certainly not, told apart; '' if nothing does."""
    told = [
        counted(
            "%(number)s more only by its own claim",
            "%(number)s more only by its own claim",
            tally.claimed,
        ),
        counted(
            "%(number)s more was fought over",
            "%(number)s more were fought over",
            tally.contested,
        ),
        counted("%(number)s more may have been", "%(number)s more may have been", tally.possible),
    ]
    doubts = [each for each in told if each.number]
    return message("%(doubts)s.", doubts=listed(doubts)) if doubts else ""


def sources_in_words(sources: int) -> Message:
    """'4 independent sources'; an event without a report rests on its editor's own."""
    if not sources:
        return message("from an editor’s own source")
    return counted("%(number)s independent source", "%(number)s independent sources", sources)
