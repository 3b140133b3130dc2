"""The two clocks in the address of a page."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from events.forms import ClocksForm


@dataclass(frozen=True)
class Clocks:
    """The day asked about and the day up to which articles count; None: now."""

    on: date | None
    known_by: date | None


def clocks_of(request: HttpRequest) -> Clocks:
    """Read `on` and `known_by`; what is no day is left out, as on the timeline."""
    form = ClocksForm(request.GET)
    form.is_valid()
    return Clocks(form.answer("on"), form.answer("known_by"))
