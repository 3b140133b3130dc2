"""An article's body with its quotes marked, as safe HTML."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from events.models import Report

CONTEXT = 160  # code points shown before and after a quote that stands alone


def marked_body(body: str, reports: Sequence[Report]) -> SafeString:
    """The whole body; each quote is a <mark> that links to its report, overlaps included."""
    edges = {0, len(body)} | {edge for report in reports for edge in (report.start, report.end)}
    inside = sorted(edge for edge in edges if 0 <= edge <= len(body))
    begun: set[int] = set()
    return mark_safe(
        "".join(_stretch(body, start, end, reports, begun) for start, end in pairwise(inside))
    )


def _stretch(
    body: str, start: int, end: int, reports: Iterable[Report], begun: set[int]
) -> SafeString:
    quoted = [report for report in reports if report.start <= start and end <= report.end]
    if not quoted:
        return escape(body[start:end])
    fresh = [report.pk for report in quoted if report.pk not in begun]
    begun.update(fresh)
    return format_html(
        '<mark class="{}">{}<a href="#report-{}">{}</a></mark>',
        " ".join(sorted({report.verdict for report in quoted})),
        format_html_join("", '<span id="quote-{}"></span>', ((pk,) for pk in fresh)),
        quoted[0].pk,
        body[start:end],
    )


def quote_in_context(body: str, start: int, end: int) -> SafeString:
    """The quote marked, with a little of what stands before and after it."""
    first, last = max(0, start - CONTEXT), min(len(body), end + CONTEXT)
    return format_html(
        '<blockquote class="context">{}{}<mark>{}</mark>{}{}</blockquote>',
        "… " if first else "",
        body[first:start],
        body[start:end],
        body[end:last],
        " …" if last < len(body) else "",
    )
