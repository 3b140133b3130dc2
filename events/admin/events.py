"""Events: what we hold happened, beside the reports that it rests on."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from events import editing
from events.admin.decisions import Decision, DecisionMixin
from events.admin.history import ReasonForm, RecordAdmin, changes, editor_of
from events.admin.merging import merge_selected
from events.admin.pictures import PictureForm
from events.admin.queues import OF_EVENT, EventQueue, count_of
from events.admin.spans import DatedForm
from events.admin.verdicts import verdict_buttons
from events.models import Event, EventActor, Report
from events.vocabulary import EventStatus
from events.weighing import evidence_for, keep_states

PUBLISH = Decision(
    "publish",
    "Publish",
    lambda event, by, why: editing.publish_event(event, by=by, why=why),
    lambda event: event.status in {EventStatus.MACHINE_READ, EventStatus.WITHDRAWN},
    note="A published event rests on an accepted report or on a source note.",
)
WITHDRAW = Decision(
    "withdraw",
    "Withdraw",
    lambda event, by, why: editing.withdraw_event(event, by=by, why=why),
    lambda event: event.status in {EventStatus.MACHINE_READ, EventStatus.PUBLISHED},
    reason_required=True,
    note="Readers no longer see it; its page gives the reason. Its reports stay.",
)
UNMERGE = Decision(
    "unmerge",
    "Undo merge",
    lambda event, by, why: editing.unmerge_event(event, by=by, why=why),
    lambda event: event.status == EventStatus.MERGED,
    reason_required=True,
    note="The event stands on its own again, with the reports it had.",
)
FIXED = (
    "kind",
    "manner",
    "place_id",
    "place_text",
    "earliest",
    "latest",
    "precision",
    "derivation",
)


class EventForm(PictureForm, DatedForm, ReasonForm):
    """An event typed or corrected by an editor."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not self.cleaned_data.get("source_note") and self._needs_note():
            self.add_error("source_note", "Say where you know it from: no article here reports it.")
        return cleaned

    def _needs_note(self) -> bool:
        """Whether nothing else would stand behind it: it is new, or published without reports."""
        now = Event.objects.filter(pk=self.instance.pk)
        return not now.exclude(status=EventStatus.PUBLISHED, accepted_reports=0).exists()


class PartInline(admin.TabularInline):
    model = EventActor
    extra = 0
    verbose_name = "actor"
    verbose_name_plural = "actors"
    autocomplete_fields = ("actor",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[EventActor]:
        return super().get_queryset(request).select_related("actor")


class ReportInline(admin.TabularInline):
    """The reports of an event, to be read and judged here, and corrected on their own pages."""

    model = Report
    extra = 0
    can_delete = False
    show_change_link = True
    fields = readonly_fields = ("quote", "stance", "span", "outlet", "verdict", "judge")
    ordering = ("article__published_on", "start")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        reports: QuerySet[Report] = super().get_queryset(request)
        return reports.select_related("article__publisher").defer("article__body")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Verdicts are offered to those who may give them."""
        may_judge = self.has_change_permission(request, obj)
        return tuple(name for name in self.fields if may_judge or name != "judge")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="when")
    def span(self, report: Report) -> str:
        return report.when.text if report.when else "not known"

    @admin.display(description="outlet")
    def outlet(self, report: Report) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>, {}',
            reverse("admin:articles_article_change", args=[report.article_id]),
            report.article.publisher.name,
            f"{report.article.published_on:%-d %b %Y}",
        )

    @admin.display(description="your verdict")
    def judge(self, report: Report) -> SafeString:
        return verdict_buttons(report)


@admin.register(Event)
class EventAdmin(DecisionMixin, RecordAdmin):
    form = EventForm
    change_form_template = "admin/newsroom/event.html"
    decisions = (PUBLISH, WITHDRAW, UNMERGE)
    actions = (merge_selected,)
    kept_columns = (
        "status",
        "standing",
        "accepted_reports",
        "first_reported_on",
        "merged_into_id",
    )
    list_display = ("what", "where", "span", "status", "standing", "reported", "conflict")
    list_filter = (
        EventQueue,
        "status",
        "standing",
        "kind",
        "conflict",
        ("place__province", admin.RelatedOnlyFieldListFilter),
        "fixed_by_editor",
    )
    date_hierarchy = "latest"
    ordering = ("-latest", "-earliest", "-pk")
    search_fields = ("title", "place__name", "place__names__name", "place_text", "actors__name")
    search_help_text = "Title, place in any spelling, or actor"
    autocomplete_fields = ("conflict", "place")
    inlines = (PartInline, ReportInline)
    readonly_fields = ("status", "standing", "accepted_reports", "merged_into")
    fieldsets = (
        (None, {"fields": (("status", "standing", "accepted_reports"), "merged_into")}),
        ("What happened", {"fields": ("conflict", ("kind", "manner"), "title")}),
        ("Where and when", {"fields": (("place", "place_text"), "when", "derivation")}),
        ("Evidence", {"fields": ("source_note", "fixed_by_editor")}),
        (
            "Picture",
            {
                "classes": ("collapse",),
                "fields": ("picture", "picture_credit", "picture_alt"),
            },
        ),
        (None, {"fields": ("why",)}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if obj else self.fieldsets[1:]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Its reports belong to its conflict, so it cannot move to another one."""
        return (*self.readonly_fields, "conflict") if obj else self.readonly_fields

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.inlines if obj else (PartInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        events: QuerySet[Event] = super().get_queryset(request)
        return events.select_related("place", "conflict").annotate(
            report_count=count_of(OF_EVENT, "event")
        )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """An editor's own account of an event stays, whatever is read later."""
        obj.fixed_by_editor = obj.fixed_by_editor or changes(obj, FIXED)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        event = form.instance
        if not change:
            why = form.cleaned_data.get("why") or "Added by an editor"
            editing.publish_event(event, by=editor_of(request), why=why)
        elif any(formset.has_changed() for formset in formsets) and not event.fixed_by_editor:
            event.fixed_by_editor = True
            event.save(update_fields=["fixed_by_editor", "changed_at"])
        if change:
            keep_states(event, evidence_for(event))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "source_note":
            field.widget = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})
        return field

    @admin.display(description="what", ordering="kind")
    def what(self, event: Event) -> str:
        return event.title or event.get_kind_display()

    @admin.display(description="where", ordering="place__name")
    def where(self, event: Event) -> str:
        return event.place.name if event.place else event.place_text or "not known"

    @admin.display(description="when", ordering="latest")
    def span(self, event: Event) -> str:
        return event.span_text

    @admin.display(description="reports", ordering="report_count")
    def reported(self, event: Event) -> int:
        return int(getattr(event, "report_count", 0))
