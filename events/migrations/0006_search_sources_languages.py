from itertools import groupby

import articles.word_columns
import django.db.models.deletion
import events.models.conflicts
from django.db import migrations, models
from django.db.models import Q

from articles.word_columns import fill_words
from conflict_timeline.event_texts import gathering
from conflict_timeline.laws import with_laws_lifted
from events.dates import ONE_DAY
from events.full_text import drop_indexes, keep_indexes
from events.sources import Origin, independent_sources
from events.spelling import spelling_key

BATCH = 2000
TOLD = (
    "event_id",
    "article__published_on",
    "stance",
    "article__story_id",
    "article__story__agency",
    "article__publisher__name",
)


def count_sources(apps, schema_editor):
    """Which stances had been taken, and by how many sources, from day to day of printing."""
    database = schema_editor.connection.alias
    states = apps.get_model("events", "EventState").objects.using(database)
    reports = apps.get_model("events", "Report").objects.using(database)
    read = Q(no_longer_read_by="") | Q(verdict="accepted")
    counting = reports.filter(read, event__isnull=False).exclude(verdict="rejected")
    rows = counting.order_by("event_id").values_list(*TOLD).iterator(chunk_size=BATCH)
    batch = []
    for event, told in groupby(rows, key=lambda row: row[0]):
        batch.append((event, list(told)))
        if len(batch) == BATCH:
            _write(states, dict(batch))
            batch = []
    _write(states, dict(batch))


def _write(states, told):
    """Part each state by the days of printing on which its sources or stances grew."""
    changed = list(states.filter(event__in=list(told)))
    fresh = []
    for state in changed:
        until, rows = state.known_until, told[state.event_id]
        days = sorted({row[1] for row in rows if state.known_from < row[1] <= until})
        _tell(state, rows, state.known_from)
        latest = state
        for day in days:
            following = _copy(latest, states.model)
            _tell(following, rows, day)
            if (following.stances, following.sources) == (latest.stances, latest.sources):
                continue
            latest.known_until = day - ONE_DAY
            following.known_from, following.known_until = day, until
            fresh.append(following)
            latest = following
    columns = ["known_until", "stances", "sources"]
    states.bulk_update(changed, columns, batch_size=500)
    states.bulk_create(fresh, batch_size=500)


def _tell(state, rows, day):
    known = [row for row in rows if row[1] <= day]
    state.stances = ",".join(sorted({row[2] for row in known}))
    state.sources = independent_sources(Origin(*row[3:]) for row in known)


def _copy(state, model):
    columns = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    return model(**{name: getattr(state, name) for name in columns})


WORDED = ("Actor", "ActorName", "Event", "PlaceName", "Report")


def fill(apps, schema_editor):
    database = schema_editor.connection.alias
    for name in WORDED:
        fill_words(apps.get_model("events", name).objects.using(database))


def gather_texts(apps, schema_editor):
    schema_editor.execute(gathering(schema_editor.connection.vendor), params=None)


def fold_keys_again(apps, schema_editor):
    """Letters that differ between Arabic and Persian keyboards alone share a key from now on."""
    names = apps.get_model("events", "PlaceName").objects.using(schema_editor.connection.alias)
    stale = []
    for name in names.only("name", "key").iterator(chunk_size=2000):
        key = spelling_key(name.name)
        if key != name.key:
            name.key = key
            stale.append(name)
    names.bulk_update(stale, ["key"], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0003_words'),
        ('events', '0005_states_and_counts'),
    ]

    operations = with_laws_lifted(
        migrations.AddField(
            model_name='eventstate',
            name='sources',
            field=models.PositiveSmallIntegerField(default=0, help_text='Independent ones.'),
        ),
        migrations.AddField(
            model_name='eventstate',
            name='stances',
            field=models.CharField(blank=True, help_text='Those of its reports, in order, comma apart.', max_length=60),
        ),
        migrations.AddIndex(
            model_name='eventstate',
            index=models.Index(fields=['kind', 'last_day', 'first_day', 'event', 'known_from', 'known_until'], name='event_state_of_kind'),
        ),
        migrations.AddIndex(
            model_name='eventstate',
            index=models.Index(fields=['known_from'], name='event_state_known_from'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['conflict', 'changed_at', 'id'], name='event_by_change'),
        ),
        migrations.AddField(
            model_name='conflict',
            name='in_other_languages',
            field=models.JSONField(blank=True, default=dict, help_text='What it is called on pages in Dari: {"fa": {"title": "…", "summary": "…", "places_called": "…"}}. What is left out stays English.', validators=[events.models.conflicts.check_translations]),
        ),
        migrations.AddField(
            model_name='historicalconflict',
            name='in_other_languages',
            field=models.JSONField(blank=True, default=dict, help_text='What it is called on pages in Dari: {"fa": {"title": "…", "summary": "…", "places_called": "…"}}. What is left out stays English.', validators=[events.models.conflicts.check_translations]),
        ),
        migrations.AddField(
            model_name='actor',
            name='words',
            field=articles.word_columns.WordsField('name'),
        ),
        migrations.AddField(
            model_name='actorname',
            name='words',
            field=articles.word_columns.WordsField('name'),
        ),
        migrations.AddField(
            model_name='event',
            name='words',
            field=articles.word_columns.WordsField('title', 'place_text'),
        ),
        migrations.AddField(
            model_name='placename',
            name='words',
            field=articles.word_columns.WordsField('name'),
        ),
        migrations.AddField(
            model_name='report',
            name='words',
            field=articles.word_columns.WordsField('quote'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(fold_keys_again, migrations.RunPython.noop),
        migrations.CreateModel(
            name='EventText',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='text', serialize=False, to='events.event')),
                ('words', articles.word_columns.FoldedField(default='', editable=False)),
            ],
        ),
        migrations.RunPython(gather_texts, migrations.RunPython.noop),
        migrations.RunPython(keep_indexes, drop_indexes),
        migrations.RunPython(count_sources, migrations.RunPython.noop),
    )
