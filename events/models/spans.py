"""A date span as columns: what events and reports share."""

from django.db import models
from django.db.models import F, Q

from events.dates import DateSpan
from events.vocabulary import Precision


class Dated(models.Model):
    """A row that may carry a date span, whole or open at one end, and how it came about."""

    earliest = models.DateField(
        null=True, blank=True, help_text="First day on which it may have happened."
    )
    latest = models.DateField(
        null=True, blank=True, help_text="Last day on which it may have happened."
    )
    precision = models.CharField(max_length=8, choices=Precision.choices(), blank=True)
    derivation = models.CharField(
        max_length=500, blank=True, help_text="How the dates were worked out, in words."
    )

    class Meta:
        abstract = True

    @property
    def when(self) -> DateSpan | None:
        if not self.precision:
            return None
        return DateSpan(self.earliest, self.latest, Precision(self.precision))

    @when.setter
    def when(self, span: DateSpan | None) -> None:
        self.earliest = span.earliest if span else None
        self.latest = span.latest if span else None
        self.precision = str(span.precision) if span else ""


def span_constraint(name: str) -> models.CheckConstraint:
    """Absent, whole, or open at exactly the end that its precision says.

    Presence is spelt out: a CHECK that comes out NULL passes.
    """
    open_start = Q(earliest__isnull=True, latest__isnull=False, precision=Precision.UNTIL)
    open_end = Q(earliest__isnull=False, latest__isnull=True, precision=Precision.SINCE)
    absent = Q(earliest__isnull=True, latest__isnull=True, precision="")
    both = Q(earliest__isnull=False, latest__isnull=False)
    one_day = both & Q(precision=Precision.DAY, earliest=F("latest"))
    longer = both & Q(precision__in=sorted(_LONGER), earliest__lt=F("latest"))
    return models.CheckConstraint(
        name=name,
        condition=absent | open_start | open_end | one_day | longer,
        violation_error_message="The two dates and the precision contradict each other.",
    )


_LONGER = set(Precision) - {Precision.DAY, Precision.UNTIL, Precision.SINCE}
