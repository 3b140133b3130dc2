"""Days, numbers and kinds for templates, in the language of the page."""

from datetime import date

from django import template

from events import speech
from events.models import Actor, Place
from events.vocabulary import ActorKind, PlaceKind
from events.wording import ACTOR_KINDS, PLACE_KINDS

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
