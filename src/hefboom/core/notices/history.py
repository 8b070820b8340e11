"""Which notices belong to one tender, which of them still count, and in what order.

The procedure id (BT-04) joins them, together with the buyer: a sender has been seen that uses one procedure id for
five buyers. Notices without one stand alone, unless exactly one procedure names them as its forerunner.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from hefboom.core.notices.buyers import pattern_form
from hefboom.core.notices.notice import Notice

_ORDER = ("competition", "change", "dir-awa-pre", "result", "cont-modif", "planning")
_RESULT_ORDER = ("result", "cont-modif", "dir-awa-pre")


def by_tender(notices: Iterable[Notice]) -> list[list[Notice]]:
    """Put notices together by tender, each list from the oldest to the newest. A notice read twice counts once."""
    unique = {notice.publication: notice for notice in notices}
    groups: list[list[Notice]] = []
    open_groups: dict[str, list[list[Notice]]] = {}
    alone: list[Notice] = []
    for notice in sorted(unique.values(), key=age):
        if not notice.procedure_id:
            alone.append(notice)
            continue
        same = open_groups.setdefault(notice.procedure_id, [])
        group = next((one for one in same if _same_buyer(one, notice)), None)
        if group is None:
            group = []
            same.append(group)
            groups.append(group)
        group.append(notice)
    _join_forerunners(groups, alone)
    return groups


def age(notice: Notice) -> tuple[date, str, str]:
    """Return the key that sorts notices from the oldest to the newest."""
    return (notice.published or date.max, notice.version, notice.publication)


def still_counting(notices: Sequence[Notice]) -> list[Notice]:
    """Return the notices of a tender that no later one replaces (as a change, or as a higher version)."""
    replaced = {name for notice in notices for name in notice.replaces}
    newest = {notice.notice_id: notice.version for notice in sorted(notices, key=lambda one: one.version)}
    return [
        notice
        for notice in notices
        if replaced.isdisjoint(notice.names()) and (not notice.notice_id or newest[notice.notice_id] == notice.version)
    ] or list(notices)


def describing(notices: Sequence[Notice]) -> list[Notice]:
    """Return the notices in the order in which they are asked what the tender is: its newest call first."""
    newest_first = sorted(notices, key=age, reverse=True)
    return sorted(newest_first, key=lambda notice: _rank(notice, _ORDER))


def resulting(notices: Sequence[Notice]) -> list[Notice]:
    """Return the notices in the order in which they are asked how it ended: the newest result first."""
    newest_first = sorted(notices, key=age, reverse=True)
    return sorted(
        (notice for notice in newest_first if notice.form_type in _RESULT_ORDER),
        key=lambda notice: _rank(notice, _RESULT_ORDER),
    )


def _rank(notice: Notice, order: Sequence[str]) -> int:
    return order.index(notice.form_type) if notice.form_type in order else len(order)


def _same_buyer(group: Sequence[Notice], notice: Notice) -> bool:
    marks, named = _marks(notice), set(notice.replaces + notice.follows)
    if any(named & set(one.names()) for one in group):
        return True
    return not marks or any(not (theirs := _marks(one)) or marks & theirs for one in group)


def _marks(notice: Notice) -> set[str]:
    return {mark for buyer in notice.buyers for mark in (buyer.id, pattern_form(buyer.name)) if mark}


def _join_forerunners(groups: list[list[Notice]], alone: list[Notice]) -> None:
    for notice in alone:
        names = set(notice.names())
        following = [group for group in groups if any(names & set(one.follows) for one in group)]
        versions = [group for group in groups if any(_is_version_of(one, notice) for one in group)]
        if len(following) == 1 and _same_buyer(following[0], notice):
            following[0].insert(0, notice)
        elif versions:
            versions[0].append(notice)
        else:
            groups.append([notice])


def _is_version_of(one: Notice, other: Notice) -> bool:
    if one.procedure_id:
        return False
    same = bool(other.notice_id) and one.notice_id == other.notice_id
    return same or bool(set(one.names()) & set(other.replaces)) or bool(set(other.names()) & set(one.replaces))
