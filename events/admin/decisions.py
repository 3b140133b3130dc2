"""Decisions that editors take on reports and events, each asked for a reason."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from events.admin.history import editor_of
from events.editing import LONGEST_REASON


@dataclass(frozen=True)
class Decision:
    """One thing an editor can decide about a row.

    `act(row, by, why)` does it and raises `ValueError` (Django's ValidationError included)
    with words for the editor when it cannot be done; `applies(row)` says where it is offered.
    """

    name: str
    label: str
    act: Callable[[Any, User, str], object]
    applies: Callable[[Any], bool]
    reason_required: bool = False
    note: str = ""


class WhyForm(forms.Form):
    """Asks for the reason of a decision."""

    why = forms.CharField(
        label="Why", max_length=LONGEST_REASON, help_text="Kept in the history.", required=False
    )

    def __init__(self, *args: Any, required: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = required
        self.fields["why"].widget.attrs.update({"class": "vTextField", "autofocus": True})


class DecisionMixin(admin.ModelAdmin):
    """Offers decisions as buttons on a row's page and as actions on the list.

    What is decided about is never deleted, by nobody: addresses lead there, and events rest on it.
    """

    decisions: ClassVar[Sequence[Decision]] = ()
    change_form_template = "admin/newsroom/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.decide_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_decide"
        return [path("<int:pk>/decide/<slug:name>/", view, name=name), *super().get_urls()]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_actions(self, request: HttpRequest) -> Any:
        actions = super().get_actions(request)
        if self.has_change_permission(request):
            for decision in self.decisions:
                label = f"{decision.label} selected {self.opts.verbose_name_plural}"
                actions[decision.name] = (_action(decision), decision.name, label)
        return actions

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        row = kwargs.get("obj")
        if row is not None and self.has_change_permission(request, row):
            context["decisions"] = [
                (decision, decision_url(row, decision.name))
                for decision in self.decisions
                if decision.applies(row)
            ]
        return super().render_change_form(request, context, *args, **kwargs)

    def decide_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Ask for the reason (GET), then decide and go back where the editor came from (POST)."""
        decision = next((one for one in self.decisions if one.name == name), None)
        row = self.get_object(request, str(pk))
        if decision is None or row is None:
            raise Http404
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        posted = request.POST if request.method == "POST" else None
        form = WhyForm(posted, required=decision.reason_required)
        if form.is_valid():
            self.decide(request, decision, [row], form.cleaned_data["why"])
            return HttpResponseRedirect(_way_back(request, row))
        return self.ask(request, decision, [row], form)

    def decide(
        self, request: HttpRequest, decision: Decision, rows: Iterable[Model], why: str
    ) -> None:
        """Decide about each row; a refusal is shown and the others go on."""
        done = 0
        for row in rows:
            try:
                decision.act(row, editor_of(request), why or decision.label)
                done += 1
            except ValueError as refusal:
                words = "; ".join(getattr(refusal, "messages", [str(refusal)]))
                self.message_user(request, f"{row}: {words}", messages.ERROR)
        if done:
            self.message_user(request, f"{decision.label}: {done} done.", messages.SUCCESS)

    def ask(
        self, request: HttpRequest, decision: Decision, rows: Iterable[Model], form: forms.Form
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": f"{decision.label}?",
            "opts": self.opts,
            "decision": decision,
            "rows": list(rows),
            "form": form,
            "media": self.media,
            "next": request.GET.get("next", ""),
            "checkbox": ACTION_CHECKBOX_NAME,
            "listed": ACTION_CHECKBOX_NAME in request.POST,
        }
        return TemplateResponse(request, "admin/newsroom/decide.html", context)


def _action(decision: Decision) -> Callable[[DecisionMixin, HttpRequest, QuerySet], Any]:
    """The list's action: ask for the reason on a page of its own, then decide about each row."""

    def act(modeladmin: DecisionMixin, request: HttpRequest, queryset: QuerySet) -> Any:
        posted = request.POST if "decided" in request.POST else None
        form = WhyForm(posted, required=decision.reason_required)
        if form.is_valid():
            modeladmin.decide(request, decision, queryset, form.cleaned_data["why"])
            return None
        return modeladmin.ask(request, decision, queryset, form)

    return act


def decision_url(row: Model, name: str) -> str:
    opts = row._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_decide", args=[row.pk, name])


def _way_back(request: HttpRequest, row: Model) -> str:
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        return target
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
