"""How forms look: one renderer for all of them, so that every form has an error summary and linked errors."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draw `{{ form }}` and `{{ form.field.as_field_group }}` with our own templates."""

    form_template_name = "hefboom/form.html"
    field_template_name = "hefboom/field.html"
