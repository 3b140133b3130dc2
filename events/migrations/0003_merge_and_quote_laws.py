from django.db import migrations

from conflict_timeline.laws import drop_laws, keep_laws


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial"), ("events", "0002_merges")]

    operations = [migrations.RunPython(keep_laws, drop_laws)]
