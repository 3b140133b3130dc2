"""Articles beside their reports."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from articles.ingest import ingest_article
from articles.models import Article
from events.admin.article_form import ArticleForm
from events.admin.decisions import Decision, DecisionMixin
from events.admin.history import RecordAdmin, changes
from events.admin.queues import OF_ARTICLE, WAITING, ArticleQueue, count_of
from events.admin.quotes import marked_body
from events.admin.verdicts import verdict_buttons
from events.history_check import check_history
from events.linking import link_article, link_articles
from events.models import Conflict, Report

REDATED = "Read again for its new day. Reports that an editor has judged or corrected keep theirs."


def read(article: Article, conflict: Conflict, *, afresh: bool = False) -> int:
    """Read an article; the number of reports that are new."""
    from events.reading import read_article  # loads the language model, so only when it is needed

    return int(read_article(article, conflict, afresh=afresh).recorded.new)


def read_again(article: Article, by: User, why: str) -> None:
    """Read the article in the light of each conflict that it was read for, or of the only one."""
    read_for = conflicts_of(article)
    conflicts = read_for or list(Conflict.objects.all()[:2])
    if not read_for and len(conflicts) != 1:
        raise ValueError("It was read for no conflict yet: use manage.py ingest --conflict.")
    for conflict in conflicts:
        read(article, conflict)


def conflicts_of(article: Article) -> list[Conflict]:
    """The conflicts that an article has been read for."""
    return list(Conflict.objects.filter(readings__article=article).distinct())


READ_AGAIN = Decision(
    "read-again",
    "Read again",
    read_again,
    lambda article: True,
    note="New findings are added; what an editor has judged stays as it is.",
)


@admin.register(Article)
class ArticleAdmin(DecisionMixin, RecordAdmin):
    form = ArticleForm
    change_form_template = "admin/newsroom/article.html"
    decisions = (READ_AGAIN,)
    kept_columns = ("headline", "body", "body_hash", "source", "ingested_by_id")
    list_display = ("__str__", "publisher", "published_on", "agency", "found", "waiting")
    list_filter = (ArticleQueue, ("publisher", admin.RelatedOnlyFieldListFilter), "language")
    list_select_related = ("publisher", "story")
    date_hierarchy = "published_on"
    search_fields = ("headline", "publisher__name", "url", "reports__quote")
    search_help_text = "Words of the headline or of a quote, outlet or link"
    autocomplete_fields = ("publisher", "story")
    add_fieldsets = (
        (None, {"fields": ("publisher", "published_on", "headline", "text", "conflict")}),
        ("More", {"classes": ("collapse",), "fields": ("author", "language", "url")}),
        (
            "Picture",
            {"classes": ("collapse",), "fields": ("picture", "picture_credit", "picture_alt")},
        ),
    )
    change_fieldsets = (
        (None, {"fields": ("headline", ("publisher", "published_on"), "author", "url")}),
        ("Origin", {"classes": ("collapse",), "fields": ("story", "language", "source")}),
        add_fieldsets[-1],
        (None, {"fields": ("why",)}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.change_fieldsets if obj else self.add_fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("headline", "source") if obj else ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles: QuerySet[Article] = super().get_queryset(request)
        return articles.annotate(
            found_reports=count_of(OF_ARTICLE, "article"),
            waiting_reports=count_of(OF_ARTICLE.filter(WAITING), "article"),
        )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """A new article goes the way of all articles, and is read once it is kept.

        Its events follow what is corrected: when it was printed, by whom, in which story.
        """
        if not change:
            regrouped = _ingest(obj, form, request.user)
            conflict = form.cleaned_data["conflict"]
            transaction.on_commit(lambda: self._read(request, obj, conflict))
            transaction.on_commit(lambda: link_articles(regrouped))
        another_day = change and changes(obj, ["published_on"])
        another_source = change and changes(obj, ["publisher_id", "story_id"])
        if change and changes(obj, ["story_id"]):
            obj.story_set_by_editor = True
        super().save_model(request, obj, form, change=True)
        if another_day:
            transaction.on_commit(lambda: self._read_for_another_day(request, obj))
        elif another_source:
            link_article(obj)

    def _read_for_another_day(self, request: HttpRequest, article: Article) -> None:
        for conflict in conflicts_of(article):
            read(article, conflict, afresh=True)
        link_article(article)
        self.message_user(request, REDATED)

    def _read(self, request: HttpRequest, article: Article, conflict: Conflict) -> None:
        found = read(article, conflict)
        self.message_user(request, f"{found} reports found in it.")
        if number := len(check_history(conflict)):
            where = reverse("admin:events_conflict_check", args=[conflict.pk])
            words = '<a href="{}">{} to look at</a> in the history of {}.'
            self.message_user(request, format_html(words, where, number, conflict))

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> Any:
        article = kwargs.get("obj")
        if article is not None:
            reports = _reports_of(article)
            may_judge = request.user.has_perm("events.change_report")
            context["marked_body"] = marked_body(article.body, reports)
            context["can_judge"] = may_judge
            context["reports"] = list(_entries(reports, may_judge))
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="agency", ordering="story__agency")
    def agency(self, article: Article) -> str:
        return article.story.agency

    @admin.display(description="reports", ordering="found_reports")
    def found(self, article: Article) -> int:
        return int(getattr(article, "found_reports", 0))

    @admin.display(description="waiting", ordering="waiting_reports")
    def waiting(self, article: Article) -> int:
        return int(getattr(article, "waiting_reports", 0))


def _ingest(article: Article, form: ArticleForm, by: Any) -> tuple[int, ...]:
    """Keep what the form holds as an article, and make `article` stand for the row kept.

    Returns the ids of articles whose sources it has regrouped.
    """
    told = form.cleaned_data
    ingested = ingest_article(
        form.read,
        published_on=told["published_on"],
        publisher=told["publisher"].name,
        now=timezone.now(),
        by=by,
    )
    article.pk, article.story = ingested.article.pk, ingested.article.story
    article.ingested_at = ingested.article.ingested_at
    article._state.adding = False
    return ingested.regrouped


def _reports_of(article: Article) -> list[Report]:
    reports = Report.objects.filter(article=article).select_related("place", "event")
    return list(reports.prefetch_related("actor_mentions").order_by("start", "pk"))


def _entries(reports: Iterable[Report], may_judge: bool) -> Iterable[dict[str, Any]]:
    for report in reports:
        yield {
            "report": report,
            "url": reverse("admin:events_report_change", args=[report.pk]),
            "event_url": report.event_id
            and reverse("admin:events_event_change", args=[report.event_id]),
            "buttons": verdict_buttons(report) if may_judge else "",
        }
