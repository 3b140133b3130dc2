import articles.word_columns
from django.db import migrations

from articles.word_columns import fill_words
from conflict_timeline.laws import with_laws_lifted


def fill(apps, schema_editor):
    database = schema_editor.connection.alias
    fill_words(apps.get_model("articles", "Article").objects.using(database))


class Migration(migrations.Migration):

    # The laws that are lifted and kept again name columns that are there from then on.
    dependencies = [
        ('articles', '0002_independent_sources'),
        ('events', '0005_states_and_counts'),
    ]

    operations = with_laws_lifted(
        migrations.AddField(
            model_name='article',
            name='words',
            field=articles.word_columns.WordsField('headline'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    )
