"""Settings for `manage.py lint`: those of the tests, plus the command that examines migrations."""

from kam.settings.test import *  # noqa: F403
from kam.settings.test import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
