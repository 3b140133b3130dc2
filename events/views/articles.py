"""The page of an article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article
from events.pages.article_page import article_page
from events.pages.heads.details import article_head
from events.views.clocks import clocks_of


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """The quoted passages; the full text for editors, or where the publisher lets it be shown."""
    found = get_object_or_404(Article.objects.select_related("publisher", "story"), pk=pk)
    may_read = request.user.is_staff and request.user.has_perm("articles.view_article")
    known_by = clocks_of(request).known_by
    in_full = found.publisher.free_to_republish or may_read
    page = article_page(found, in_full=in_full, known_by=known_by)
    head = article_head(page, request.build_absolute_uri, known_by=known_by)
    context = {"page": page, "article": found, "head": head}
    return render(request, "articles/article.html", context)
