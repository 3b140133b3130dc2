"""What a reader's tool asks for: a conflict and the filters of its timeline."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from events.feeds.texts import writable
from events.filters import EventFilter
from events.forms import VIEW_QUERY, TimelineForm
from events.messages import listed, message
from events.models import Conflict
from events.names import actor_name_here, learn_names, places_of
from events.pages.addresses import Address
from events.pages.timeline_page import chips_of
from events.speech import say
from events.timeline import frame_of


class NotUnderstood(ValueError):
    """A filter has a value that it cannot have; the message says which and why, a line each."""


@dataclass(frozen=True)
class Asked:
    """A conflict, the filter in force and the same in words. Made by `asked_of`.

    `timeline` is the address of the page that shows the same list; `own` that of the answer.
    """

    conflict: Conflict
    wanted: EventFilter
    filters: tuple[str, ...]
    site: str
    timeline: Address
    own: Address

    @property
    def name(self) -> str:
        """'The war', 'The war (What happened: Captured)'."""
        title = self.conflict.called
        if not self.filters:
            return writable(title)
        told = message("%(title)s (%(filters)s)", title=title, filters=listed(self.filters, "then"))
        return writable(say(told))

    @property
    def page_url(self) -> str:
        return f"{self.site}{self.timeline}"

    @property
    def own_url(self) -> str:
        return f"{self.site}{self.own}"


def asked_of(request: HttpRequest, conflict: Conflict) -> Asked:
    """Read the query as the timeline does, in two queries. Raises NotUnderstood.

    Parameters that the timeline does not know are left out: feed readers add their own.
    """
    frame = frame_of(conflict, name=actor_name_here())
    form = TimelineForm(request.GET, frame=frame)
    if not form.is_valid():
        raise NotUnderstood("\n".join(_refusals(form)))
    timeline = Address.of(reverse("timeline", args=[conflict.slug]), request.GET, VIEW_QUERY)
    wanted = form.wanted()
    if wanted.place or wanted.province:
        learn_names(places_of(frame))
    chips = [chip.label for chip in chips_of(form, timeline, None, evening=False)]
    return Asked(
        conflict=conflict,
        wanted=wanted,
        filters=(*([say(message("By %(day)s", day=wanted.on))] if wanted.on else []), *chips),
        site=f"{request.scheme}://{request.get_host()}",
        timeline=timeline,
        own=Address(request.path, timeline.pairs),
    )


def _refusals(form: TimelineForm) -> list[str]:
    """'since=2021-02-30: Write a day as 2021-08-11.'"""
    return [
        f"{name}={form.data.get(name, '')}: {' '.join(str(each) for each in errors)}"
        for name, errors in form.errors.items()
    ]
