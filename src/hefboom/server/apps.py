from django.apps import AppConfig


class ServerConfig(AppConfig):
    name = "hefboom.server"

    def ready(self) -> None:
        """Register the system checks."""
        from hefboom.server import checks  # noqa: F401, PLC0415 - importing registers; Django must be ready first
