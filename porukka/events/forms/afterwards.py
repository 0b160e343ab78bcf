"""What is left of an event."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from porukka.core.fields import MarkdownField
from porukka.events.forms.fields import LinkField
from porukka.events.models import Occurrence


class MaterialsForm(forms.Form):
    recording = LinkField(label=_("Where can it be heard or seen again?"))
    materials = MarkdownField(
        label=_("Materials"),
        required=False,
        max_length=Occurrence.MATERIALS_LENGTH,
        help_text=_("Notes, slides, links: whatever those who could not come would ask for."),
    )
