"""The heads of the conflicts page, of a timeline and of a day."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from events.dates import DateSpan
from events.messages import Message, listed, message
from events.models import Conflict
from events.pages.addresses import Address, at
from events.pages.cards import EventCard
from events.pages.conflicts_page import ConflictCard
from events.pages.day_page import DayPage
from events.pages.doubts import with_doubt
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
from events.pages.heads.nodes import conflict_node, interval, site_node
from events.pages.situation import Situation
from events.pages.timeline_page import TimelinePage
from events.speech import say
from events.wording import SITE

_ABOUT = message(
    "Who held which town on which day, and the printed sentences that say so: "
    "conflicts as news reports tell them, every event with its sources."
)
_FORMATS = {
    "json": "application/json",
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "ndjson": "application/x-ndjson",
}
_OWN = frozenset({"on", "known_by", "page"})


def conflicts_head(cards: Sequence[ConflictCard], address: str, absolute: Absolute) -> Head:
    """`address` is the page's, with the clocks that are set."""
    url = absolute(address)
    return Head(
        title=say(message("Conflicts, day by day")),
        description=say(_ABOUT),
        canonical=url,
        shared=url,
        picture=site_picture(absolute),
        node=told(
            type_="WebSite",
            name=say(SITE),
            url=absolute(reverse("conflicts")),
            inLanguage=here(),
            description=say(_ABOUT),
            potentialAction={
                "@type": "SearchAction",
                "target": absolute(reverse("search")) + "?q={q}",
                "query-input": "required name=q",
            },
            hasPart=[
                told(
                    type_="Dataset",
                    name=card.title,
                    url=absolute(card.url),
                    description=described(card.summary or _ABOUT),
                )
                for card in cards
            ],
        ),
    )


def timeline_head(
    page: TimelinePage,
    address: Address,
    absolute: Absolute,
    *,
    on: date | None,
    known_by: date | None,
) -> Head:
    """`address` is the page's with all its filters; `on` and `known_by` are the days asked for."""
    situation = page.situation
    conflict = situation.conflict
    if on == conflict.ends_on:
        on = None  # the page opens on this day
    canonical = Address(address.path).with_(on=on, known_by=known_by)
    filtered = any(name not in _OWN for name, _ in address.pairs)
    if page.listed.number > 1 and not filtered:
        canonical = Address(canonical.path, (*canonical.pairs, ("page", str(page.listed.number))))
    url = absolute(str(canonical))
    title = as_known(headline_of(situation), known_by)
    description = described(_stop(title), situation.doubts, conflict.summary_here)
    return Head(
        title=title,
        description=description,
        canonical=url,
        shared=absolute(str(_without_first_page(address))),
        picture=conflict_picture(
            conflict.slug, _seen(page, title), absolute, on=on, known_by=known_by
        ),
        node=_dataset(conflict, description, absolute),
    )


def _without_first_page(address: Address) -> Address:
    return Address(address.path, tuple(pair for pair in address.pairs if pair != ("page", "1")))


def headline_of(situation: Situation) -> Message:
    """'On 11 August 2021, 9 of 34 provincial capitals were in Taliban hands'."""
    if situation.count:
        return message("On %(day)s, %(count)s", day=situation.day, count=situation.count)
    title = situation.conflict.called
    return message("%(title)s, %(day)s", title=title, day=situation.day)


def _stop(title: str) -> Message:
    return message("%(title)s.", title=title)


def _seen(page: TimelinePage | DayPage, title: str) -> str:
    """The picture in words."""
    return say(message("Map: %(title)s.", title=title) if page.drawing else _stop(title))


def _dataset(conflict: Conflict, description: str, absolute: Absolute) -> Node:
    ends = conflict.ends_on or ".."
    measured = message(
        "who held each of the %(places)s, day by day", places=conflict.places_called_here
    )
    return told(
        **_named(conflict, absolute),
        description=described(conflict.summary_here, _ABOUT) if conflict.summary else description,
        license=absolute(reverse("credits")),
        isAccessibleForFree=True,
        inLanguage=here(),
        creator=site_node(absolute),
        temporalCoverage=f"{conflict.starts_on}/{ends}",
        spatialCoverage=[
            told(type_="Place", address=told(type_="PostalAddress", addressCountry=code))
            for code in sorted(conflict.country_codes)
        ],
        variableMeasured=say(measured),
        distribution=[_download(conflict, *each, absolute) for each in _FORMATS.items()],
    )


def _named(conflict: Conflict, absolute: Absolute) -> Node:
    node = conflict_node(conflict, absolute)
    return {"type_": node["@type"], "name": node["name"], "url": node["url"]}


def _download(conflict: Conflict, form: str, media_type: str, absolute: Absolute) -> Node:
    asked = Address("/api/v1/events").with_(conflict=conflict.slug, format=form)
    return told(
        type_="DataDownload",
        encodingFormat=media_type,
        contentUrl=absolute(str(asked)),
    )


def day_head(page: DayPage, path: str, absolute: Absolute) -> Head:
    """`path` is the page's without a query."""
    situation, known_by = page.situation, page.known_by
    url = absolute(at(path, known_by=known_by))
    title = as_known(headline_of(situation), known_by)
    places = listed([row.place for row in page.changed])
    changed = message("Changed on this day: %(places)s.", places=places) if page.changed else ""
    events = [*page.certain, *page.possible]
    description = described(_stop(title), changed, situation.doubts)
    picture = reverse("day_picture", args=[situation.conflict.slug, situation.day])
    return Head(
        title=title,
        description=description,
        canonical=url,
        shared=url,
        picture=Picture(absolute(at(picture, known_by=known_by)), _seen(page, title)),
        node=told(
            type_="CollectionPage",
            name=title,
            url=url,
            inLanguage=here(),
            description=description,
            temporalCoverage=interval(DateSpan.on(situation.day)),
            isPartOf=conflict_node(situation.conflict, absolute),
            mainEntity=_list_of(events, absolute),
        ),
    )


def _list_of(cards: Sequence[EventCard], absolute: Absolute) -> Node:
    entries = [
        told(
            type_="ListItem",
            position=number,
            url=absolute(card.url),
            name=with_doubt(card.title, card.standing),
        )
        for number, card in enumerate(cards, start=1)
    ]
    return told(type_="ItemList", numberOfItems=len(cards), itemListElement=entries)
