from django.apps import AppConfig


class AmbitionConfig(AppConfig):
    name = "hefboom.apps.ambition"
    default_auto_field = "django.db.models.BigAutoField"
