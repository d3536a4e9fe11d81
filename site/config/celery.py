"""The Celery application: wakes workers and beats the sweep. It promises nothing: PostgreSQL does."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
app = Celery("maisonnee")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["renovation.outbox"])
