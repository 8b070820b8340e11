"""What every answer of the site holds, whatever the page: a strict policy, no inline code, errors that help."""

import re
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from hefboom.server import urls as site
from hefboom.web import views

TEMPLATES = sorted(Path(__file__).parents[2].glob("src/hefboom/**/templates/**/*.html"))
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
pytestmark = pytest.mark.django_db


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret that no visitor may see")


urlpatterns = [path("kapot/", broken), *site.urlpatterns]
handler500 = site.handler500


def test_the_policy_is_strict_and_has_no_exceptions(client: Client) -> None:
    sent = client.get("/privacy/").headers["Content-Security-Policy"]
    assert {part.strip() for part in sent.split(";")} == {part.strip() for part in POLICY.split(";")}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_template_holds_inline_code_or_style(template: Path) -> None:
    source = template.read_text("utf-8")
    assert not re.search(r"""\sstyle=|\son[a-z]+=["']|<style|<script(?![^>]*\bsrc=)|\shx-""", source)


def test_an_address_that_does_not_exist_says_what_to_do_in_both_languages(client: Client) -> None:
    dutch, english = client.get("/niets/"), client.get("/en/niets/")
    assert (dutch.status_code, english.status_code) == (404, 404)
    assert "Wat kunt u doen?" in dutch.text
    assert "What can you do?" in english.text


@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_of_ours_tells_no_secrets_and_needs_no_database() -> None:
    client = Client(raise_request_exception=False)
    answer = client.get("/kapot/")
    assert answer.status_code == 500
    assert "Er ging iets mis aan onze kant" in answer.text
    assert "secret" not in answer.text


def test_a_form_from_elsewhere_is_refused_with_an_explanation() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/inloggen/", {"username": "anna", "password": "x"})
    assert answer.status_code == 403
    assert "Het formulier is verlopen" in answer.text


def test_a_conflict_says_what_the_other_did() -> None:
    answer = views.conflict(RequestFactory().get("/"), "Bram vulde de loonsom in.")
    assert answer.status_code == 409
    assert "Bram vulde de loonsom in." in answer.text


def test_the_site_tells_its_health(client: Client) -> None:
    assert client.get("/gezond").json() == {"status": "ok"}


def test_where_to_report_a_vulnerability_is_told_once_it_is_known(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404
    with override_settings(
        HEFBOOM_SECURITY_CONTACT="mailto:cert@example.org", HEFBOOM_SECURITY_EXPIRES="2027-12-31T00:00:00Z"
    ):
        told = client.get("/.well-known/security.txt").text
    assert "Contact: mailto:cert@example.org\nExpires: 2027-12-31T00:00:00Z\n" in told


def test_a_demonstration_asks_search_engines_to_stay_out(client: Client) -> None:
    assert "Disallow: /\n" in client.get("/robots.txt").text
