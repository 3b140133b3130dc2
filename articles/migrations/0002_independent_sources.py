import django.db.models.deletion
from django.db import migrations, models

from conflict_timeline.laws import with_laws_lifted


class Migration(migrations.Migration):

    # The laws that are lifted and kept again name columns that are there from then on.
    dependencies = [
        ('articles', '0001_initial'),
        ('events', '0003_merge_and_quote_laws'),
    ]

    operations = with_laws_lifted(
        migrations.CreateModel(
            name='Fingerprint',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='fingerprint', serialize=False, to='articles.article')),
                ('version', models.PositiveSmallIntegerField()),
                ('size', models.PositiveIntegerField(help_text='How many different runs of words it has.')),
                ('minhash', models.BinaryField()),
                ('agencies', models.JSONField(blank=True, default=list)),
            ],
        ),
        migrations.AddField(
            model_name='article',
            name='story_set_by_editor',
            field=models.BooleanField(default=False, editable=False, help_text="Whether its story is an editor's decision, which regrouping keeps."),
        ),
        migrations.AddField(
            model_name='historicalarticle',
            name='story_set_by_editor',
            field=models.BooleanField(default=False, editable=False, help_text="Whether its story is an editor's decision, which regrouping keeps."),
        ),
        migrations.AddField(
            model_name='story',
            name='cluster',
            field=models.PositiveBigIntegerField(db_index=True, editable=False, help_text='The same for stories that are grouped together; its own number where empty.', null=True),
        ),
        migrations.CreateModel(
            name='Excerpt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(help_text="First code point of the article's body.")),
                ('end', models.PositiveIntegerField(help_text='Code point after the last one.')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='excerpts', to='articles.article')),
                ('story', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='excerpts', to='articles.story')),
            ],
            options={
                'ordering': ('article', 'start'),
                'constraints': [models.UniqueConstraint(fields=('article', 'start'), name='excerpt_once_per_start'), models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='excerpt_ends_after_start')],
            },
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['published_on', 'story_set_by_editor', 'story'], name='article_to_group'),
        ),
    )
