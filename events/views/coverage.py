"""The coverage board of a conflict."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from events.models import Conflict
from events.pages.coverage_page import coverage_page
from events.views.clocks import clocks_of


@require_safe
def coverage(request: HttpRequest, slug: str) -> HttpResponse:
    """A month of the board, `?month=2021-08`; without one the month with most articles."""
    conflict = get_object_or_404(Conflict, slug=slug)
    known_by = clocks_of(request).known_by
    page = coverage_page(conflict, _month(request.GET.get("month", "")), known_by=known_by)
    carried = f"&known_by={known_by.isoformat()}" if known_by else ""
    context = {"page": page, "conflict": conflict, "carried": carried}
    return render(request, "coverage.html", context)


def _month(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Http404("Write a month as 2021-08.") from None
