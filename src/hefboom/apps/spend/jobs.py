"""The jobs that a worker does: `django-admin db_worker` takes them from the database.

Below the actions, which ask for them: an action stores the change and the job in one transaction, so that neither is
ever there without the other.
"""

from django_tasks import task

from hefboom.apps.spend import running


@task()
def scan(pk: str, attempt: int) -> None:
    """Scan a file, if this is still what is wanted when its turn comes."""
    running.run(pk, attempt)
