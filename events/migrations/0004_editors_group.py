"""The Editors group: all that keeping the record takes, nothing that loses it."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITORS = "Editors"
KEPT = {
    "articles": ["article", "publisher", "story"],
    "events": [
        "actor",
        "actorname",
        "conflict",
        "conflictparty",
        "conflictplace",
        "event",
        "eventactor",
        "place",
        "placename",
        "report",
        "reportactor",
    ],
}
# Rows that only tie others together: a wrong name or part is corrected by taking it away.
TIES = ["actorname", "conflictparty", "conflictplace", "eventactor", "placename", "reportactor"]
SEEN = {"events": ["reading", "merge"]}


def make_editors(apps, schema_editor):
    """Make the group with its rights; on an empty database they do not exist yet."""
    database = schema_editor.connection.alias
    for label in KEPT:
        app = apps.get_app_config(label)
        app.models_module = True
        create_permissions(app, verbosity=0, using=database, apps=apps)
        app.models_module = None
    group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=EDITORS)
    for label, codenames in _rights().items():
        group.permissions.add(
            *apps.get_model("auth", "Permission")
            .objects.using(database)
            .filter(content_type__app_label=label, codename__in=codenames)
        )


def drop_editors(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name=EDITORS).delete()


def _rights():
    rights = {
        label: [f"{act}_{model}" for model in models for act in ("add", "change", "view")]
        for label, models in KEPT.items()
    }
    rights["events"] += [f"delete_{model}" for model in TIES]
    rights["events"] += [f"view_{model}" for model in SEEN["events"]]
    return rights


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("events", "0003_merge_and_quote_laws"),
    ]

    operations = [migrations.RunPython(make_editors, drop_editors)]
