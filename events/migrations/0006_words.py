import articles.word_columns
import django.db.models.deletion
from django.db import migrations, models

from articles.word_columns import fill_words
from conflict_timeline.event_texts import gathering
from conflict_timeline.laws import with_laws_lifted
from events.full_text import drop_indexes, keep_indexes
from events.spelling import spelling_key


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
    )
