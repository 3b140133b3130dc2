"""What an article says, as the plain fields that `manage.py extract` answers with."""

from datetime import date
from typing import Any

from events.extraction.claims import Claim
from events.extraction.extract import extract_claims, extract_counts
from events.extraction.folding import folded, historic
from events.lexicon import Lexicon
from events.vocabulary import ActorRole, EventKind, PlaceKind


def read_reports(
    headline: str, text: str, published_on: date | None, lexicon: Lexicon, *, every: bool = False
) -> list[dict[str, Any]]:
    """Every thing that an article says, in the order of its quotes.

    Offsets count code points of headline + two newlines + text, of the text alone where there
    is no headline. With `every`, also those that repeat another.
    """
    claims = extract_claims(
        f"{headline}\n\n{text}" if headline else text,
        headline=headline,
        published_on=published_on,
        lexicon=lexicon,
    )
    shown = claims if every else folded(claims, lexicon)
    return [_report(claim, lexicon, published_on) for claim in shown]


def read_counts(headline: str, text: str, published_on: date | None) -> list[dict[str, Any]]:
    """Every count of places taken that an article makes, with the days it counts over."""
    body = f"{headline}\n\n{text}" if headline else text
    return [
        {
            "number": count.number,
            "what": count.what,
            "date_start": count.when.first.isoformat() if count.when else None,
            "date_end": count.when.last.isoformat() if count.when else None,
            "derivation": count.derivation,
            "quote": count.quote.text,
            "start": count.quote.start,
            "end": count.quote.end,
        }
        for count in extract_counts(body, headline=headline, published_on=published_on)
    ]


def _report(claim: Claim, lexicon: Lexicon, published_on: date | None) -> dict[str, Any]:
    place = lexicon.places.get(claim.place) if claim.place is not None else None
    province = lexicon.places.get(place.province) if place and place.province else None
    earliest = claim.when.earliest if claim.when else None
    latest = claim.when.latest if claim.when else None
    name = place.name if place else claim.place_text
    if place and place.kind == PlaceKind.PROVINCE and "province" not in name.lower():
        name = f"{name} province"
    return {
        "kind": claim.kind,
        "stance": claim.stance,
        "manner": claim.manner,
        "place": name,
        "admin1": province.name if province else None,
        "country": place.country if place else None,
        "geonameid": place.geonameid if place else None,
        "place_text": claim.place_text or name,
        "actor": _actor(claim, lexicon),
        "speaker": claim.speaker,
        "date_start": earliest.isoformat() if earliest else None,
        "date_end": latest.isoformat() if latest else None,
        "precision": claim.when.precision if claim.when else None,
        "derivation": claim.derivation,
        "historic": historic(claim, _start_of_news(lexicon, published_on)),
        "quote": claim.quote.text,
        "start": claim.quote.start,
        "end": claim.quote.end,
    }


def _start_of_news(lexicon: Lexicon, published_on: date | None) -> date | None:
    """Before the conflict, or without one before the year of the article, is history."""
    if lexicon.theatre.starts_on:
        return lexicon.theatre.starts_on
    return date(published_on.year, 1, 1) if published_on else None


def _actor(claim: Claim, lexicon: Lexicon) -> str | None:
    """Who took it, or who left; else whoever took part."""
    first = ActorRole.LOSER if claim.kind is EventKind.WITHDREW else ActorRole.TAKER
    mention = claim.actor(first) or claim.actor(ActorRole.PARTICIPANT)
    if mention is None:
        return None
    return lexicon.actors[mention.actor].name if mention.actor is not None else mention.text
