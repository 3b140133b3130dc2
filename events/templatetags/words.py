"""Days, numbers and kinds for templates, in the language of the page."""

from datetime import date

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from events import speech
from events.models import Actor, Place
from events.vocabulary import ActorKind, PlaceKind
from events.wording import ACTOR_KINDS, PLACE_KINDS, place_in_words

register = template.Library()


@register.filter
def day(value: date | None) -> str:
    """'11 August 2021'; nothing for no day."""
    return speech.day_text(value)


@register.filter
def short_day(value: date) -> str:
    """'11 Aug 2021', where room is scarce."""
    return speech.short_day_text(value)


@register.filter
def day_of_month(value: date) -> str:
    """'11', by the calendar that the page goes by first."""
    return speech.day_of_month_text(value)


@register.filter
def number(value: int) -> str:
    """A number in the digits of the language."""
    return speech.number_text(value)


@register.filter
def kind_of(value: Place | Actor) -> str:
    """'City', 'Force'."""
    if isinstance(value, Place):
        return speech.say(PLACE_KINDS[PlaceKind(value.kind)])
    return speech.say(ACTOR_KINDS[ActorKind(value.kind)])


@register.filter
def in_full(value: Place) -> str:
    """'Kunduz', the city, and 'Kunduz province'."""
    return speech.say(place_in_words(value.called, PlaceKind(value.kind)))


@register.filter
def bdi(text: str) -> SafeString:
    """A name or a title that keeps its own direction.

    On pages from right to left, what is in Latin letters says that it is English, so that it is
    read out and shaped as such; so does each Latin name within a sentence.
    """
    told: str = escape(text)
    if not get_language_bidi():
        return mark_safe(f"<bdi>{told}</bdi>")
    told = told.replace(speech.ISOLATE, '<bdi lang="en">').replace(speech.END_OF_ISOLATE, "</bdi>")
    english = ' lang="en"' if speech.is_latin(text) else ""
    return mark_safe(f"<bdi{english}>{told}</bdi>")
