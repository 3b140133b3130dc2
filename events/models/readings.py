"""When an article was read, with which rules, and what came of it."""

from django.db import models

from articles.models import Article
from events.models.conflicts import Conflict


class Reading(models.Model):
    """One pass of the extractor over an article, in the light of a conflict's names."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="readings")
    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="readings")
    rules_version = models.CharField(max_length=20)
    read_at = models.DateTimeField(auto_now_add=True)
    reports_new = models.PositiveIntegerField(default=0)
    reports_known = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-read_at",)
        constraints = (
            models.UniqueConstraint(
                fields=["article", "conflict", "rules_version"], name="reading_once_per_rules"
            ),
        )

    def __str__(self) -> str:
        return f"Reading of article {self.article_id} with rules {self.rules_version}"
