"""Query strings of pages as forms: what a reader may ask, and clear words about the rest."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.filters import EventFilter
from events.messages import Message, counted
from events.pages.facets import SOURCE_STEPS, Facets
from events.sought import TOO_MANY, too_many_words
from events.speech import number_text, say, say_later
from events.timeline import CastMember, Frame
from events.vocabulary import ActorKind, EventKind, Stance
from events.wording import ACTOR_GROUPS, KINDS, STANCES

EARLIEST_DAY, LATEST_DAY = date(1000, 1, 1), date(9000, 12, 31)
Choices = list[tuple[str, Any]]


class DayField(forms.DateField):
    """A day written 2021-08-11, neither before the year 1000 nor in the future."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            required=False,
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": _("Write a day as 2021-08-11.")},
            **options,
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and day < EARLIEST_DAY:
            raise ValidationError(_("Choose a day after the year 1000."))
        # Somewhere it is tomorrow already.
        if day and day > timezone.localdate() + timedelta(days=1):
            raise ValidationError(_("This day has not come yet."))
        return day


class WordsField(forms.CharField):
    """What is looked for: words, "phrases", and -words to do without; not too many."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"type": "search"})
        super().__init__(required=False, max_length=120, widget=widget, **options)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if too_many_words(text):
            raise ValidationError(say(TOO_MANY))
        return text


class ClocksForm(forms.Form):
    """The two clocks: the day asked about, and the day up to which articles count."""

    on = DayField(label=_("Day"))
    known_by = DayField(label=_("Counting only articles published up to"))
    evening = forms.BooleanField(required=False, label=_("As known that evening"))

    def answer(self, name: str) -> Any:
        """A value that was understood, or None; call after `is_valid`."""
        return self.cleaned_data.get(name) or None


def _at_least(number: int) -> Message:
    return counted("%(number)s or more", "%(number)s or more", number)


class TimelineForm(ClocksForm):
    """Everything that a timeline can be asked."""

    own_names = (
        *("q", "since", "until", "certainty", "kind", "stance", "sources"),
        *("actor", "province", "place"),
    )

    q = WordsField(
        label=_("Words"),
        help_text=_(
            "A place in any spelling, an actor, or words of a quote or headline. "
            "“In quotes” as a phrase; -word leaves out."
        ),
    )
    since = DayField(label=_("From"))
    until = DayField(label=_("To"))
    certainty = forms.ChoiceField(
        required=False,
        label=_("On these days"),
        choices=[("possible", _("possibly")), ("certain", _("certainly"))],
    )
    kind = forms.MultipleChoiceField(
        required=False,
        label=_("What happened"),
        choices=[(kind.value, say_later(KINDS[kind])) for kind in EventKind],
        widget=forms.CheckboxSelectMultiple,
    )
    stance = forms.MultipleChoiceField(
        required=False,
        label=_("Who says so"),
        choices=[(stance, say_later(STANCES[stance])) for stance in Stance],
        widget=forms.CheckboxSelectMultiple,
    )
    sources = forms.ChoiceField(
        required=False,
        label=_("Independent sources"),
        choices=[("", _("Any number")), *((str(n), say_later(_at_least(n))) for n in SOURCE_STEPS)],
    )
    actor = forms.ChoiceField(required=False, label=_("Who"))
    province = forms.ChoiceField(required=False, label=_("Province"))
    place = forms.ChoiceField(required=False, label=_("Place"))
    page = forms.IntegerField(required=False, min_value=1, max_value=10_000, label=_("Page"))

    def __init__(self, query: Any, *, frame: Frame) -> None:
        super().__init__(query)
        self._conflict = frame.conflict
        self._choose("actor", _("Anyone"), lambda: _actor_choices(frame.cast.values()))
        self._choose("province", _("Anywhere"), lambda: _province_choices(frame))
        self._choose("place", _("Anywhere"), lambda: _place_choices(frame))

    def _choose(self, name: str, empty: Any, choices: Callable[[], Choices]) -> None:
        """Offer choices, named when they are printed: by then the page knows their names."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = lambda: [("", empty), *choices()]
        asked = self.data.get(name, "")
        # A slug that is no choice here may still be a place or an actor elsewhere.
        if asked and not field.valid_value(asked) and _is_slug(asked):
            field.choices = lambda: [("", empty), *choices(), (asked, asked)]

    def show_counts(self, facets: Facets | None) -> None:
        """Write beside each choice how many events it would leave; kinds that leave none go."""
        if facets is None:
            return
        for name, counts in facets.counts.items():
            field: Any = self.fields[name]
            chosen = facets.chosen.get(name, frozenset())
            choices = _with_counts(list(field.choices), counts)
            if name == "kind":
                choices = [each for each in choices if each[0] in counts or each[0] in chosen]
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day comes before the first."))
        return cleaned

    def wanted(self) -> EventFilter:
        """The filter asked for; what was not understood is left out. Call after `is_valid`."""
        asked = self.cleaned_data
        return EventFilter(
            on=asked.get("on"),
            known_by=asked.get("known_by"),
            since=asked.get("since"),
            until=asked.get("until"),
            certainty="certain" if asked.get("certainty") == "certain" else "possible",
            kinds=frozenset(EventKind(kind) for kind in asked.get("kind") or ()),
            stances=frozenset(Stance(stance) for stance in asked.get("stance") or ()),
            sources=int(asked.get("sources") or 0),
            conflict=self._conflict.slug,
            conflict_id=self._conflict.pk,
            actor=asked.get("actor") or "",
            place=asked.get("place") or "",
            province=asked.get("province") or "",
            q=asked.get("q") or "",
        )


# What makes up a view of a timeline; pages of its list are no part of it.
VIEW_QUERY = ("on", "known_by", *TimelineForm.own_names)


class SearchForm(forms.Form):
    q = WordsField(label=_("Search places, actors and events"))


def _with_counts(choices: Sequence[Any], counts: Mapping[str, int]) -> Choices:
    """Choices, grouped or not, with their numbers; the empty one has none."""
    found: Choices = []
    for value, label in choices:
        if isinstance(label, list | tuple):
            found.append((value, _with_counts(label, counts)))
        else:
            number = number_text(counts.get(value, 0))
            found.append((value, f"{label} ({number})" if value else label))
    return found


def _is_slug(text: str) -> bool:
    return text.isascii() and text.replace("-", "").replace("_", "").isalnum()


def _actor_choices(cast: Iterable[CastMember]) -> Choices:
    """Sides first, then the others by kind."""
    members = list(cast)
    groups = [(kind, [one for one in members if one.kind == kind]) for kind in ActorKind]
    return [
        (say(ACTOR_GROUPS[kind]), [(one.slug, one.name) for one in group])
        for kind, group in groups
        if group
    ]


def _place_choices(frame: Frame) -> Choices:
    return [(each.place.slug, each.place.called) for each in frame.places]


def _province_choices(frame: Frame) -> Choices:
    provinces = {
        province.slug: province.called
        for each in frame.places
        if (province := each.place.capital_of or each.place.province)
    }
    return sorted(provinces.items(), key=lambda choice: choice[1])
