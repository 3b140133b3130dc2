"""Columns that hold the folded words of others, which full-text search looks through."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import models

from articles.folding import words_as_text

_BATCH = 500


class FoldedField(models.TextField):
    """Folded words, as `words_as_text` gives them. `events.full_text` knows how to look there."""


class WordsField(FoldedField):
    """The folded words of other columns of its row, as `words_as_text` gives them.

    It has no value of its own: read from a row, or written with it, by `save`, `bulk_create` or
    `loaddata`, it is what the columns say then. `Worded` sees to `save(update_fields=...)`; a
    `bulk_update` or an `update` of such a column has to name this one too.
    """

    def __init__(self, *of: str, **options: Any) -> None:
        self.of = of
        fixed = {"default": "", "editable": False, "serialize": False}
        super().__init__(**{**options, **fixed})

    def deconstruct(self) -> Any:
        name, path, _, options = super().deconstruct()
        fixed = ("default", "editable", "serialize")
        return name, path, self.of, {key: options[key] for key in options if key not in fixed}

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, name, _Told(self))


class _Told:
    """What a row's columns say now. What the database had is taken in, and not looked at."""

    def __init__(self, field: WordsField) -> None:
        self.field = field

    def __get__(self, row: models.Model | None, owner: object = None) -> Any:
        if row is None:
            return self
        return words_as_text(*(getattr(row, name) for name in self.field.of))

    def __set__(self, row: models.Model, value: str) -> None:
        # Django takes a column that is not there for one that was not fetched, and leaves it out.
        vars(row)[self.field.attname] = value


class Worded(models.Model):
    """A row with such columns: saving some columns saves their words too."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        if (saved := options.get("update_fields")) is not None:
            options["update_fields"] = {*saved, *_words_of(self, saved)}
        super().save(*args, **options)


def _words_of(row: models.Model, columns: Iterable[str]) -> Iterator[str]:
    changed = set(columns)
    for field in row._meta.concrete_fields:
        if isinstance(field, WordsField) and changed & set(field.of):
            yield field.name


def fill_words(rows: models.QuerySet) -> None:
    """Write the words of rows that are there already, for migrations; in batches."""
    model = rows.model
    columns = [each for each in model._meta.concrete_fields if isinstance(each, WordsField)]
    told = (name for each in columns for name in each.of)
    read = rows.order_by().only("pk", *told).iterator(chunk_size=_BATCH)
    while batch := list(islice(read, _BATCH)):
        rows.bulk_update(batch, [each.name for each in columns])
