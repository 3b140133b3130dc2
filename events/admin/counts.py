"""Counts that articles print, each beside our own; an editor says which were read wrongly."""

from django.contrib import admin
from django.http import HttpRequest

from events import editing
from events.admin.decisions import Decision, DecisionMixin
from events.admin.history import RecordAdmin
from events.models import CountReport
from events.vocabulary import Verdict

ACCEPT = Decision(
    "accept",
    "Accept",
    lambda count, by, why: editing.judge_count(count, Verdict.ACCEPTED, by=by, why=why),
    lambda count: count.verdict != Verdict.ACCEPTED,
)
REJECT = Decision(
    "reject",
    "Reject",
    lambda count, by, why: editing.judge_count(count, Verdict.REJECTED, by=by, why=why),
    lambda count: count.verdict != Verdict.REJECTED,
    note="A rejected count is neither shown nor checked.",
)
RECONSIDER = Decision(
    "reconsider",
    "Take back the verdict",
    lambda count, by, why: editing.judge_count(count, Verdict.UNREVIEWED, by=by, why=why),
    lambda count: count.verdict != Verdict.UNREVIEWED,
)


@admin.register(CountReport)
class CountReportAdmin(DecisionMixin, RecordAdmin):
    decisions = (ACCEPT, REJECT, RECONSIDER)
    list_display = ("quote", "number", "days", "outlet", "verdict")
    list_filter = ("verdict", "conflict", ("article__publisher", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("article__publisher",)
    date_hierarchy = "article__published_on"
    search_fields = ("quote", "article__headline")
    fields = readonly_fields = (
        "article",
        "conflict",
        "quote",
        "number",
        "what",
        "taker",
        "days",
        "derivation",
        "verdict",
        "judged_by",
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description="counted over")
    def days(self, count: CountReport) -> str:
        return count.when.text if count.when else "all up to its article"

    @admin.display(description="outlet", ordering="article__publisher__name")
    def outlet(self, count: CountReport) -> str:
        return f"{count.article.publisher}, {count.article.published_on:%-d %b %Y}"
