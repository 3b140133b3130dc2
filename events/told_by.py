"""Which wire text a report's passage is from, and which wire that text credits: as SQL."""

from typing import Any

from django.db.models import BigIntegerField, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from articles.models import Excerpt

# The stretch of a compilation in which the quote begins, where it prints another text.
_EXCERPT = Excerpt.objects.filter(
    article=OuterRef("article"), start__lte=OuterRef("start"), end__gt=OuterRef("start")
)


def told_by() -> dict[str, Any]:
    """Annotations for reports: `told_story` and `told_agency`, those of the passage quoted.

    In an article compiled from several wires each passage has its own.
    """
    return {
        "told_story": Coalesce(
            Subquery(_EXCERPT.values("story")[:1]),
            F("article__story"),
            output_field=BigIntegerField(),
        ),
        "told_agency": Coalesce(
            Subquery(_EXCERPT.values("story__agency")[:1]), F("article__story__agency")
        ),
    }
