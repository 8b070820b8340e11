"""The parts of the pack that have a page of their own."""

from django.utils.translation import gettext_lazy

PARTS = {
    "verplichtingen": ("obligations", gettext_lazy("Verplichtingen")),
    "plichten": ("duties", gettext_lazy("Plichten van organisaties")),
    "productgroepen": ("product_groups", gettext_lazy("Productgroepen")),
    "instrumenten": ("instruments", gettext_lazy("Instrumenten")),
    "voorbeelden": ("examples", gettext_lazy("Praktijk")),
    "niet-toetsbaar": ("untestable", gettext_lazy("Niet te toetsen")),
}
"""Address, template and the words on the tab."""
