"""Reports: what one passage says, with the passage in view."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from events import editing
from events.admin.decisions import Decision, DecisionMixin
from events.admin.history import ReasonForm, RecordAdmin, editor_of
from events.admin.queues import ReportQueue
from events.admin.quotes import quote_in_context
from events.admin.spans import DatedForm
from events.linking import link_place
from events.models import Event, Place, Report, ReportActor
from events.vocabulary import EventStatus, Verdict

ACCEPT = Decision(
    "accept",
    "Accept",
    lambda report, by, why: editing.accept_report(report, by=by, why=why),
    lambda report: report.verdict != Verdict.ACCEPTED,
)
REJECT = Decision(
    "reject",
    "Reject",
    lambda report, by, why: editing.reject_report(report, by=by, why=why),
    lambda report: report.verdict != Verdict.REJECTED,
    note="A rejected report is not shown to readers and counts for nothing.",
)
RECONSIDER = Decision(
    "reconsider",
    "Take back the verdict",
    lambda report, by, why: editing.reconsider_report(report, by=by, why=why),
    lambda report: report.verdict != Verdict.UNREVIEWED,
)
TAKEN = "This passage already has a report of this kind and place."


class ReportForm(DatedForm, ReasonForm):
    """A report typed or corrected by an editor; the quote must stand in the article."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance._state.adding and not self.errors:
            self._find_quote(self.cleaned_data["article"].body, self.cleaned_data["quote"])
        if not self.errors:
            self._refuse_twins()
        if not self.errors and "event" in self.changed_data:
            self._refuse_event(self.cleaned_data["event"])
        return cleaned

    def _find_quote(self, body: str, quote: str) -> None:
        start = body.find(quote)
        if start < 0:
            self.add_error("quote", "The article does not say this, letter for letter.")
        elif body.find(quote, start + 1) >= 0:
            self.add_error("quote", "The article says this more than once: quote more of it.")
        else:
            self.instance.start, self.instance.end = start, start + len(quote)

    def _refuse_event(self, event: Event | None) -> None:
        conflict = self.cleaned_data.get("conflict") or self.instance.conflict
        if event is not None and event.conflict_id != conflict.pk:
            self.add_error("event", "This event belongs to another conflict.")
        if event is not None and event.status in {EventStatus.MERGED, EventStatus.WITHDRAWN}:
            self.add_error("event", f"This event is {EventStatus(event.status).label.lower()}.")

    def _refuse_twins(self) -> None:
        report = self.instance
        twins = Report.objects.filter(
            article=self.cleaned_data.get("article") or report.article_id,
            start=report.start,
            kind=self.cleaned_data["kind"],
            place=self.cleaned_data["place"],
            place_text=self.cleaned_data["place_text"],
        )
        if twins.exclude(pk=report.pk).exists():
            raise ValidationError(TAKEN, code="taken")


class ActorMentionInline(admin.TabularInline):
    model = ReportActor
    extra = 0
    verbose_name = "actor as printed"
    verbose_name_plural = "actors as printed"
    autocomplete_fields = ("actor",)


@admin.register(Report)
class ReportAdmin(DecisionMixin, RecordAdmin):
    form = ReportForm
    decisions = (ACCEPT, REJECT, RECONSIDER)
    kept_columns = (
        "verdict",
        "judged_by_id",
        "judged_at",
        "quote",
        "start",
        "end",
        "event_id",
        "rules_version",
    )
    list_display = ("says", "quoted", "place_printed", "span", "outlet", "verdict", "question")
    list_filter = (
        ReportQueue,
        "verdict",
        "stance",
        "kind",
        "conflict",
        ("article__publisher", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("article__publisher", "place")
    date_hierarchy = "article__published_on"
    search_fields = ("quote", "article__headline", "place__name", "place__names__name")
    search_help_text = "Words of the quote, the headline or the place in any spelling"
    autocomplete_fields = ("article", "conflict", "place", "event")
    inlines = (ActorMentionInline,)
    readonly_on_change = ("article", "passage", "verdict", "judged_by", "judged_at")
    fieldsets = (
        (None, {"fields": ("article", "conflict", "quote")}),
        ("What it says", {"fields": (("kind", "stance", "manner"), "speaker")}),
        ("Where and when", {"fields": (("place", "place_text"), "when", "derivation")}),
        ("Event", {"fields": ("event", "question")}),
        (None, {"fields": ("why",)}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.fieldsets
        passage = ("article", "passage", ("verdict", "judged_by", "judged_at"))
        return ((None, {"fields": passage}), *self.fieldsets[1:])

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return self.readonly_on_change if obj else ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        reports: QuerySet[Report] = super().get_queryset(request)
        return reports.defer("article__body") if _is_list(request) else reports

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A report that is given another event moves there, and stays."""
        chosen, moved = obj.event, change and "event" in form.changed_data
        obj.linked_by_editor = obj.linked_by_editor or (not change and chosen is not None)
        super().save_model(request, obj, form, change)
        if moved:
            why = form.cleaned_data.get("why") or "Moved by an editor"
            editing.move_report(obj, chosen, by=editor_of(request), why=why)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """What an editor adds is accepted; a correction is weighed where it was and where it is."""
        super().save_related(request, form, formsets, change)
        report: Report = form.instance
        if not change:
            why = form.cleaned_data.get("why") or "Added by an editor"
            editing.accept_report(report, by=editor_of(request), why=why)
        for place in {form.initial.get("place", report.place_id), report.place_id}:
            link_place(report.conflict, Place.objects.filter(pk=place).first())

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "quote":
            field.widget = forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})
            field.strip = False
            field.help_text = "Copied from the article, letter for letter."
        return field

    @admin.display(description="says", ordering="kind")
    def says(self, report: Report) -> str:
        return f"{report.get_stance_display()}: {report.get_kind_display().lower()}"

    @admin.display(description="quote")
    def quoted(self, report: Report) -> str:
        return Truncator(report.quote).words(14)

    @admin.display(description="place", ordering="place__name")
    def place_printed(self, report: Report) -> str:
        return report.place.name if report.place else report.place_text or "not said"

    @admin.display(description="when", ordering="latest")
    def span(self, report: Report) -> str:
        return report.when.text if report.when else "not known"

    @admin.display(description="outlet", ordering="article__publisher__name")
    def outlet(self, report: Report) -> str:
        return f"{report.article.publisher}, {report.article.published_on:%-d %b %Y}"

    @admin.display(description="quote")
    def passage(self, report: Report) -> SafeString:
        return quote_in_context(report.article.body, report.start, report.end)


def _is_list(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.url_name == "events_report_changelist"
