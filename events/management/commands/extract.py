"""manage.py extract: what the extractor makes of articles, without storing anything."""

import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.extraction.claims import Claim
from events.extraction.extract import extract_claims
from events.extraction.folding import folded, historic
from events.json_lines import Line, UnusableLine, json_lines, opened, print_line
from events.known_names import lexicon_for
from events.lexicon import Lexicon
from events.models import Conflict
from events.vocabulary import ActorRole, EventKind, PlaceKind


class Command(BaseCommand):
    help = """Read articles and print the reports they make. Nothing is stored.

    In: JSON Lines, {"id", "published", "title", "text"} a line; published is YYYY-MM-DD or null.
    Out: {"id", "reports": [...]} a line, each report with kind, stance, place, actor, dates,
    derivation and quote; start and end count code points of title + two newlines + text.
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="JSON Lines file, or - for standard input")
        parser.add_argument("--conflict", metavar="SLUG", help="the conflict whose names hold")
        parser.add_argument(
            "--all", action="store_true", help="keep every report, also those that repeat another"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        lexicon = lexicon_for(_conflict(options["conflict"]))
        refused = 0
        with opened(options["file"]) as lines:
            for line in json_lines(lines):
                try:
                    reports = _reports(line, lexicon, every=options["all"])
                except UnusableLine as unusable:
                    self.stderr.write(str(unusable))
                    refused += 1
                    continue
                print_line({"id": line.fields.get("id"), "reports": reports})
        if refused:
            sys.exit(1)


def _conflict(slug: str | None) -> Conflict | None:
    if slug is None:
        return None
    try:
        return Conflict.objects.get(slug=slug)
    except Conflict.DoesNotExist:
        known = ", ".join(Conflict.objects.values_list("slug", flat=True)) or "none is loaded"
        raise CommandError(f"No conflict {slug!r}. Known: {known}.") from None


def _reports(line: Line, lexicon: Lexicon, *, every: bool) -> list[dict[str, Any]]:
    headline = line.text("title")
    text = line.text("text", required=True)
    published_on = line.day("published")
    claims = extract_claims(
        f"{headline}\n\n{text}" if headline else text,
        headline=headline,
        published_on=published_on,
        lexicon=lexicon,
    )
    return [
        _report(claim, lexicon, published_on) for claim in (claims if every else folded(claims))
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
