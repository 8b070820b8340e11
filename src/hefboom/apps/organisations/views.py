"""Organisations: the public tree, and managing it."""

from django.http import HttpRequest, HttpResponse


def tree(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def organisation(request: HttpRequest, code: str) -> HttpResponse:
    return HttpResponse()


def manage(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
