"""Which pictures stand on which page of a scan. Each comes with its table, and none is drawn of nothing."""

from hefboom.apps.spend.queries.result import Kind, Shown
from hefboom.apps.tenders.words import language
from hefboom.web.charts import Chart
from hefboom.web.reports import scan_charts as draw


def answer_pictures(shown: Shown) -> list[Chart]:
    """Return the pictures of the first page: which groups, which few make most, and where the money goes."""
    scan, tongue = shown.scan, language()
    pictures = [draw.groups_chart(scan, tongue)]
    if scan.hotspots:
        pictures.append(draw.pareto_chart(scan, tongue))
    pictures.append(draw.money_chart(scan, tongue))
    return [picture for picture in pictures if picture.drawable]


def parts_picture(shown: Shown, kind: Kind) -> Chart | None:
    """Return the picture of a list of parts, None where there is none."""
    scan, tongue = shown.scan, language()
    if kind == "years":
        return draw.years_chart(scan, tongue)
    drawers = {
        "groups": draw.groups_chart,
        "organisations": draw.organisations_chart,
        "suppliers": draw.suppliers_chart,
    }
    picture = drawers[kind](scan, tongue)
    return picture if picture.drawable else None


def priority_pictures(shown: Shown) -> list[Chart]:
    """Return impact against influence, and the flows from organisation to group."""
    scan, tongue = shown.scan, language()
    pictures = [draw.priorities_chart(scan, tongue)] if scan.priorities else []
    pictures += [draw.flows_chart(scan, tongue)] if scan.flows else []
    return [picture for picture in pictures if picture.drawable]
