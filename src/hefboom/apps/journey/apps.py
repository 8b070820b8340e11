from django.apps import AppConfig


class JourneyConfig(AppConfig):
    name = "hefboom.apps.journey"
    default_auto_field = "django.db.models.BigAutoField"
