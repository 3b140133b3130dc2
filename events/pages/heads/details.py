"""The heads of the pages of events, places, actors and articles."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from events.messages import Message, Value, capitalised, counted, listed, message
from events.models import Conflict, Place
from events.pages.actor_page import ActorPage
from events.pages.addresses import at
from events.pages.article_page import ArticlePage
from events.pages.cards import EventCard
from events.pages.event_page import EventPage
from events.pages.heads.head import (
    Absolute,
    Head,
    Node,
    Picture,
    as_known,
    conflict_picture,
    described,
    here,
    site_picture,
    told,
)
from events.pages.heads.nodes import actor_node, conflict_node, interval, place_node
from events.pages.place_page import PlacePage
from events.pages.reports import PrintedArticle
from events.speech import say
from events.vocabulary import ActorKind, PlaceKind
from events.wording import PLACE_KINDS, sources_in_words

_GEONAMES = "https://www.geonames.org/{}"


def event_head(page: EventPage, absolute: Absolute) -> Head:
    """The page tells of an event; where its standing is doubtful, of a claim that it happened."""
    card, event = page.card, page.event
    url = absolute(at(event.get_absolute_url(), known_by=page.known_by))
    title = as_known(_titled(page), page.known_by)
    description = described(*_facts(page))
    picture = at(reverse("event_picture", args=[event.pk]), known_by=page.known_by)
    citations = [_citation(article, absolute) for article in page.chain]
    return Head(
        title=title,
        description=description,
        canonical=url,
        shared=url,
        kind="article",
        picture=Picture(absolute(picture), _seen(page)),
        node=told(
            type_="WebPage",
            name=title,
            url=url,
            description=description,
            inLanguage=here(),
            dateModified=event.changed_at.isoformat(timespec="seconds"),
            temporalCoverage=interval(card.when),
            isPartOf=conflict_node(event.conflict, absolute),
            citation=citations,
            mainEntity=_what_is_told(page, absolute, citations),
        ),
    )


def _titled(page: EventPage) -> Message:
    return message("%(title)s, %(days)s", title=page.title, days=page.card.span_text)


def _facts(page: EventPage) -> list[Value]:
    card = page.card
    days: Value = capitalised(card.span_text)
    if card.when:
        days = message("%(days)s (%(precision)s)", days=days, precision=card.precision)
    return [
        message("%(days)s.", days=days),
        message("%(where)s.", where=card.where) if card.where else "",
        message(
            "%(standing)s, %(sources)s.",
            standing=card.standing_text,
            sources=sources_in_words(card.sources),
        ),
        message("Sources disagree on the day.") if card.disagree else "",
        f"“{card.quote.text}” ({card.quote.outlet})" if card.quote else "",
    ]


def _seen(page: EventPage) -> str:
    if not page.card.place:
        return say(message("%(title)s.", title=_titled(page)))
    seen = message("%(title)s. Where: %(place)s.", title=_titled(page), place=page.card.place)
    return say(seen)


def _what_is_told(page: EventPage, absolute: Absolute, citations: Sequence[Node]) -> Node:
    happening = _happening(page, absolute)
    if not page.card.doubt:
        return happening
    return told(type_="Claim", name=page.title, about=happening, appearance=citations)


def _happening(page: EventPage, absolute: Absolute) -> Node:
    """Its first and last days are those on which it may have happened; an unknown one is absent."""
    card, event = page.card, page.event
    when = card.when
    return told(
        type_="Event",
        name=card.title,
        url=absolute(event.get_absolute_url()),
        description=say(_when(card)),
        startDate=str(when.earliest) if when and when.earliest else "",
        endDate=str(when.latest) if when and when.latest else "",
        location=_location(page, absolute),
        about=[told(type_="Thing", name=part.name, url=absolute(part.url)) for part in card.actors],
    )


def _when(card: EventCard) -> Value:
    if not card.when:
        return card.span_text
    return message("%(days)s: %(precision)s", days=card.span_text, precision=card.precision)


def _location(page: EventPage, absolute: Absolute) -> Node:
    if page.event.place:
        return place_node(page.event.place, absolute)
    return told(type_="Place", name=page.card.place) if page.card.place else {}


def _citation(article: PrintedArticle, absolute: Absolute) -> Node:
    return told(
        type_="NewsArticle",
        headline=article.headline,
        url=article.source_url or absolute(article.url),
        datePublished=article.printed_on,
        inLanguage=article.language,
        publisher=told(type_="Organization", name=article.outlet),
    )


def place_head(
    page: PlacePage, absolute: Absolute, *, on: date | None, known_by: date | None
) -> Head:
    place = page.place
    url = absolute(at(place.get_absolute_url(), on=on, known_by=known_by))
    held = page.histories[0].stretches[-1] if page.histories else None
    description = described(
        message("%(place)s: who held it, what happened there and who says so.", place=place.called),
        _within(place),
        message("%(state)s, %(days)s.", state=held.state, days=held.days) if held else "",
    )
    conflicts = [history.conflict for history in page.histories]
    names = [spelling for each in page.names for spelling in each.spellings]
    return Head(
        title=as_known(place.called, known_by),
        description=description,
        canonical=url,
        shared=url,
        picture=_picture_of_first(conflicts, absolute, on=on, known_by=known_by),
        node={
            **place_node(place, absolute),
            **told(
                description=description,
                alternateName=list(dict.fromkeys([*names, *page.other_spellings])),
                identifier=place.iso_3166_2,
                sameAs=_GEONAMES.format(place.geonameid) if place.geonameid else "",
            ),
        },
    )


def _within(place: Place) -> Value:
    if place.province is None:
        return ""
    kind = PLACE_KINDS[PlaceKind(place.kind)]
    return message("%(kind)s in %(province)s.", kind=kind, province=place.province.called)


def actor_head(
    page: ActorPage, absolute: Absolute, *, on: date | None, known_by: date | None
) -> Head:
    actor = page.actor
    url = absolute(at(actor.get_absolute_url(), on=on, known_by=known_by))
    description = described(
        message(
            "%(actor)s: what it took part in, day by day, and who says so.", actor=actor.called
        ),
        actor.description,
    )
    return Head(
        title=as_known(actor.called, known_by),
        description=description,
        canonical=url,
        shared=url,
        kind="profile" if actor.kind == ActorKind.PERSON else "website",
        picture=_picture_of_first(page.conflicts, absolute, on=on, known_by=known_by),
        node={
            **actor_node(actor, absolute),
            **told(
                description=actor.description or description,
                alternateName=[
                    alias.name
                    for aliases in page.aliases
                    if not aliases.only_in
                    for alias in aliases.names
                ],
                memberOf=actor_node(actor.side, absolute) if actor.side else None,
            ),
        },
    )


def _picture_of_first(
    conflicts: Sequence[Conflict], absolute: Absolute, *, on: date | None, known_by: date | None
) -> Picture:
    """The picture of the conflict that it is part of."""
    if not conflicts:
        return site_picture(absolute)
    first = conflicts[0]
    alt = say(message("%(title)s.", title=first.called))
    return conflict_picture(first.slug, alt, absolute, on=on, known_by=known_by)


def article_head(page: ArticlePage, absolute: Absolute, *, known_by: date | None) -> Head:
    article, outlet = page.article, page.article.publisher
    url = absolute(at(article.get_absolute_url(), known_by=known_by))
    headline = article.headline or say(message("Without a headline"))
    many = len(page.passages)
    description = described(
        message("%(outlet)s, %(day)s.", outlet=outlet.name, day=page.printed),
        counted(
            "%(number)s passage that events rest on, word for word.",
            "%(number)s passages that events rest on, word for word.",
            many,
        ),
    )
    return Head(
        title=say(listed([headline, outlet.name], "beside")),
        description=description,
        canonical=url,
        shared=url,
        kind="article",
        published=article.published_on.isoformat(),
        picture=site_picture(absolute),
        node=told(
            type_="NewsArticle",
            headline=headline,
            description=description,
            url=absolute(article.get_absolute_url()),
            datePublished=article.published_on.isoformat(),
            inLanguage=article.language,
            author=told(type_="Person", name=article.author) if article.author else None,
            publisher=told(type_="Organization", name=outlet.name, url=outlet.homepage),
            sourceOrganization=_agency(article.story.agency),
            isBasedOn=article.url,
        ),
    )


def _agency(name: str) -> Node:
    return told(type_="Organization", name=name) if name else {}
