"""Files whose content is gone while their row stays."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("files", "0003_walls")]

    operations = [
        migrations.AddField(
            model_name="storedfile",
            name="dropped_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
