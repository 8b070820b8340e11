from django.apps import AppConfig


class AwardConfig(AppConfig):
    name = "hefboom.apps.award"
    default_auto_field = "django.db.models.BigAutoField"
