"""Which strategy is in force in this installation."""

from functools import cache

from django.conf import settings

from hefboom.core.strategy.judge import Judge
from hefboom.core.strategy.load import load_pack
from hefboom.core.strategy.pack import Obligation, Pack, ShareTarget


def pack_in_force() -> Pack:
    """Return the pack that `settings.HEFBOOM_PACK` names (an id of a shipped pack, or a folder).

    A pack does not change while a site runs; only with DEBUG its files are looked at again for every question.
    """
    return load_pack(settings.HEFBOOM_PACK) if settings.DEBUG else _kept(settings.HEFBOOM_PACK)


@cache
def _kept(name: str) -> Pack:
    return load_pack(name)


def judge_in_force() -> Judge:
    """Return the judge of the pack in force; made once per pack, since it compiles every rule."""
    return _judge_of(pack_in_force().sha256)


@cache
def _judge_of(_sha256: str) -> Judge:
    return Judge(pack_in_force())


def obligation(identifier: str) -> Obligation | None:
    """Return the obligation with this id, or None."""
    return next((item for item in pack_in_force().obligations if item.id == identifier), None)


def share_target(identifier: str) -> ShareTarget | None:
    """Return the share target with this id, or None."""
    return next((item for item in pack_in_force().targets if item.id == identifier), None)
