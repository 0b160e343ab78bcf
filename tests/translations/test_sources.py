"""What the checker of Python files finds, and what it leaves in peace."""

import pytest

from tests.translations import sources


@pytest.mark.parametrize(
    "text",
    [
        'forms.CharField(label="Name")',
        'forms.CharField(help_text=f"At most {limit}")',
        'forms.CharField(error_messages={"required": "Write something"})',
        'models.CharField(verbose_name="name")',
        'messages.success(request, "Saved")',
        'messages.add_message(request, 20, "Saved")',
        'raise ValidationError("Too long")',
        'raise ValidationError("Too long: %(n)s" % {"n": n})',
        'raise forms.ValidationError(["Too long"])',
        'form.add_error("name", "Too long" if long else _("Too short"))',
        'raise Refused("You may not")',
        'ensure(allowed, "You may not")',
        'class Meta:\n    labels = {"name": "Name"}',
        'class Kind(models.TextChoices):\n    OPEN = "open", "Open"',
    ],
)
def test_words_for_people_that_are_not_marked_are_found(text):
    assert len(sources.untranslated(text)) == 1


def test_marked_words_and_words_for_machines_are_left_in_peace():
    text = """
forms.CharField(label=_("Name"), help_text=_("At most %(n)s") % {"n": n}, error_messages={"max": _("No")})
forms.CharField(label="", widget=Input(attrs={"class": "wide"}))
messages.success(request, ngettext("%(n)s saved", "%(n)s saved", n) % {"n": n})
raise ValidationError(_("Too long"), code="too_long")
form.add_error("name", error)
raise Refused(words)
raise RuntimeError("A deed is recorded inside the transaction.")
class Kind(models.TextChoices):
    OPEN = "open", _("Open")
class App(AppConfig):
    label = "polls"
"""
    assert sources.untranslated(text) == []
