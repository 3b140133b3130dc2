"""The schema.org nodes that several pages share."""

from django.urls import reverse

from events.dates import DateSpan
from events.models import Actor, Conflict, Place
from events.pages.heads.head import Absolute, Node, told
from events.speech import say
from events.vocabulary import ActorKind, PlaceKind
from events.wording import SITE

_PLACES = {
    PlaceKind.COUNTRY: "Country",
    PlaceKind.PROVINCE: "AdministrativeArea",
    PlaceKind.DISTRICT: "AdministrativeArea",
    PlaceKind.CITY: "City",
    PlaceKind.SITE: "Place",
    PlaceKind.AREA: "Place",
}


def site_node(absolute: Absolute) -> Node:
    return told(type_="Organization", name=say(SITE), url=absolute(reverse("conflicts")))


def conflict_node(conflict: Conflict, absolute: Absolute) -> Node:
    """A conflict in short, as what a page belongs to."""
    return told(type_="Dataset", name=conflict.called, url=absolute(conflict.get_absolute_url()))


def place_node(place: Place, absolute: Absolute) -> Node:
    """A place with its coordinates and the province around it, which must have been fetched."""
    return told(
        type_=_PLACES[PlaceKind(place.kind)],
        name=place.called,
        url=absolute(place.get_absolute_url()),
        geo=_geo(place),
        address=told(type_="PostalAddress", addressCountry=place.country),
        containedInPlace=_within(place.province, absolute) if place.province else None,
    )


def _within(province: Place, absolute: Absolute) -> Node:
    return told(
        type_="AdministrativeArea",
        name=province.called,
        url=absolute(province.get_absolute_url()),
    )


def _geo(place: Place) -> Node:
    if place.latitude is None or place.longitude is None:
        return {}
    # Not `told`: the equator and the first meridian are zero.
    return {
        "@type": "GeoCoordinates",
        "latitude": float(place.latitude),
        "longitude": float(place.longitude),
    }


def actor_node(actor: Actor, absolute: Absolute) -> Node:
    return told(
        type_="Person" if actor.kind == ActorKind.PERSON else "Organization",
        name=actor.called,
        url=absolute(actor.get_absolute_url()),
    )


def interval(when: DateSpan | None) -> str:
    """A span as ISO 8601 writes one, '..' for an end that is not known; '' without one."""
    if when is None:
        return ""
    if when.earliest == when.latest:
        return str(when.earliest)
    return f"{when.earliest or '..'}/{when.latest or '..'}"
