from django.apps import AppConfig


class CriteriaConfig(AppConfig):
    name = "hefboom.apps.criteria"
    default_auto_field = "django.db.models.BigAutoField"
