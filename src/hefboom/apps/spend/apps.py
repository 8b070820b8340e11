from django.apps import AppConfig


class SpendConfig(AppConfig):
    name = "hefboom.apps.spend"
    default_auto_field = "django.db.models.BigAutoField"
