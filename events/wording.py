"""What readers are told, in words: titles of events, and what a count of places amounts to."""

import re
from collections.abc import Sequence
from datetime import date

from events.control import Tally
from events.dates import MONTHS, DateSpan
from events.vocabulary import ActorRole, EventKind, Manner, Precision, Stance, Standing, Verdict

_DID = {EventKind.CAPTURED: "captured", EventKind.RECAPTURED: "recaptured"}
_LEFT = {EventKind.WITHDREW: "withdrew from"}
_AT = {
    EventKind.CAPTURED: "Capture of",
    EventKind.RECAPTURED: "Recapture of",
    EventKind.WITHDREW: "Withdrawal from",
    EventKind.CONTESTED: "Fighting in",
    EventKind.BESIEGED: "Siege of",
    EventKind.CLASHES: "Clashes in",
    EventKind.ATTACK: "Attack on",
    EventKind.AIR_STRIKE: "Air strike on",
    EventKind.BOMBING: "Bombing in",
    EventKind.PRISON_BREAK: "Prison break in",
    EventKind.MASSACRE: "Massacre in",
    EventKind.TALKS: "Talks in",
    EventKind.AGREEMENT: "Agreement in",
    EventKind.VISIT: "Visit to",
    EventKind.STATEMENT: "Statement on",
    EventKind.DEPLOYMENT: "Deployment to",
    EventKind.DISPLACEMENT: "People displaced in",
    EventKind.OTHER: "Event in",
}
MANNERS = {
    Manner.BY_FORCE: "by force",
    Manner.WITHOUT_FIGHT: "without a fight",
    Manner.NOT_SAID: "",
}
STANDINGS = {
    Standing.ASSERTED: "Reported",
    Standing.CLAIMED: "Claimed by one side only",
    Standing.CONFIRMED: "Confirmed",
    Standing.DISPUTED: "Disputed: said and denied",
    Standing.DENIED: "Denied",
}
DOUBTS = {
    Standing.CLAIMED: "Claimed",
    Standing.DISPUTED: "Disputed",
    Standing.DENIED: "Denied",
}
STANCES = {
    Stance.ASSERTED: "The outlet says so",
    Stance.CLAIMED: "A party claims it",
    Stance.CONFIRMED: "The other side or an official confirms it",
    Stance.DENIED: "Denies it",
    Stance.FEARED: "Fears it could happen",
    Stance.PLANNED: "Says it is planned",
}
VERDICTS = {
    Verdict.UNREVIEWED: "Read by machine, not yet checked",
    Verdict.ACCEPTED: "Checked and accepted by an editor",
    Verdict.REJECTED: "Set aside by an editor",
}
ROLES = {
    ActorRole.TAKER: "Took it",
    ActorRole.LOSER: "Lost it",
    ActorRole.PARTICIPANT: "Took part",
    ActorRole.SPEAKER: "Said so",
}
_PRECISIONS = {
    Precision.DAY: "the day is known",
    Precision.DAYS: "one of these days, or all of them",
    Precision.WEEK: "known to the week",
    Precision.MONTH: "known to the month",
    Precision.SEASON: "known to the season",
    Precision.YEAR: "known to the year",
    Precision.DECADE: "known to the decade",
    Precision.UNTIL: "on this day or before",
    Precision.SINCE: "on this day or after",
}


def event_title(
    kind: EventKind, place: str, takers: Sequence[str] = (), leavers: Sequence[str] = ()
) -> str:
    """A line that says what happened: 'Taliban captured Kunduz', 'Fighting in Kandahar'."""
    where = place or "a place not named"
    if kind in _DID and takers:
        return f"{listed(takers)} {_DID[kind]} {where}"
    if kind in _LEFT and leavers:
        return f"{listed(leavers)} {_LEFT[kind]} {where}"
    return f"{_AT[kind]} {where}"


def listed(names: Sequence[str]) -> str:
    """'A', 'A and B', 'A, B and C'."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def within_sentence(name: str) -> str:
    """'the interior ministry', for a speaker who was named at the start of a sentence."""
    return re.sub(r"^(?:An?|The)\b", lambda word: word[0].lower(), name)


def precision_in_words(span: DateSpan | None) -> str:
    return _PRECISIONS[span.precision] if span else "date not known"


def in_words(day: date) -> str:
    """11 August 2021."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_in_words(first: date, last: date) -> str:
    """'11 August 2021', '11 August 2021 – 13 August 2021'."""
    return in_words(first) if first == last else f"{in_words(first)} – {in_words(last)}"


def count_in_words(held: int, total: int, called: str, party: str) -> str:
    """'9 of 34 provincial capitals were in Taliban hands'."""
    return f"{held} of {total} {called} were in {party} hands"


def doubts_in_words(tally: Tally) -> str:
    """What lies between certainly held and certainly not, told apart; empty if nothing does."""
    told = [
        _counted(tally.claimed, "more only by its own claim", "more only by its own claim"),
        _counted(tally.contested, "more was fought over", "more were fought over"),
        _counted(tally.possible, "more may have been", "more may have been"),
    ]
    sentence = listed([each for each in told if each])
    return f"{sentence}." if sentence else ""


def sources_in_words(sources: int) -> str:
    """'4 independent sources'; an event without a report rests on its editor's own."""
    if not sources:
        return "from an editor’s own source"
    return f"{sources} independent source{'' if sources == 1 else 's'}"


def _counted(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}" if number else ""
