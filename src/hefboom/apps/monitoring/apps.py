from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    name = "hefboom.apps.monitoring"
    default_auto_field = "django.db.models.BigAutoField"
