"""What goes with a post while it is being written: what was sent before, and what comes with the form itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from porukka.attachments.actions.attaching import too_many
from porukka.attachments.actions.uploading import upload
from porukka.attachments.documents import BadFile
from porukka.attachments.models import Attachment
from porukka.attachments.queries import AttachmentRow, row_of
from porukka.communities.models import Member
from porukka.core.ids import from_text, to_text
from porukka.core.pictures import BadPicture
from porukka.core.refusal import Refused
from porukka.core.text import tidy
from porukka.discussions.models import Post

ACCEPTED = ".png,.jpg,.jpeg,.gif,.webp,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv"


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        return files.getlist(name) if hasattr(files, "getlist") else []


@dataclass(frozen=True)
class Item:
    """One line in the composer. alt: as it stands in its field; key: its id in the form's fields."""

    row: AttachmentRow
    alt: str

    @property
    def key(self) -> str:
        return to_text(self.row.id)


class AttachmentsForm(forms.Form):
    """Pictures and files in the composer. `order` has the ids of those sent before; each has its alt text in
    `alt-<id>`, and `off` has the ids of those that shall not go along. `files` come with the form itself, where
    there is no script to send them one by one: they are kept at once, so that nobody has to send them twice."""

    order = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    files = forms.Field(  # type: ignore[assignment]
        label=gettext_lazy("Picture or file"),
        required=False,
        widget=FilesInput(attrs={"accept": ACCEPTED}),
    )

    def __init__(self, *args: Any, member: Member, post: Post | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member, self.post = member, post
        present = _of_post(post) if post is not None and post.attached else []
        self.present = [(row.pk, row.alt) for row in present]
        self.items = [self._item(row, row.alt) for row in present]

    @property
    def slug(self) -> str:
        return self.member.community.slug

    @property
    def most(self) -> int:
        return Attachment.MOST

    @property
    def keys(self) -> str:
        return " ".join(item.key for item in self.items)

    @property
    def wanted(self) -> list[tuple[int, str]]:
        return [(item.row.id, item.alt) for item in self.items]

    def has_changed(self) -> bool:
        """Whether something else goes along than went with the post before."""
        return self.is_bound and not self.errors and self.wanted != self.present

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.add_prefix("order") in self.data:
            self.items = self._sent_before(str(cleaned.get("order") or ""))
        self._receive(cleaned.get("files") or [])
        if len(self.items) > Attachment.MOST:
            self.add_error(None, too_many())
        return {"wanted": self.wanted, "names": [item.row.name for item in self.items]}

    def _sent_before(self, order: str) -> list[Item]:
        off = set(self.data.getlist(self.add_prefix("off")) if hasattr(self.data, "getlist") else [])
        keys = [key for key in dict.fromkeys(order.split()) if key not in off]
        try:
            pks = [from_text(key) for key in keys]
        except ValueError:
            raise ValidationError(_gone()) from None
        hers = Q(member=self.member) | Q(post=self.post) if self.post else Q(member=self.member)
        found = Attachment.objects.filter(
            hers, community_id=self.member.community_id, pk__in=pks, taken_off_at=None
        ).in_bulk()
        if len(found) < len(pks):
            self.add_error(None, _gone())
        # what went with another post since is left there: this form has been sent before
        mine = self.post.pk if self.post else None
        free = [row for pk in pks if (row := found.get(pk)) is not None and row.post_id in (None, mine)]
        return [self._item(row, self._alt(row)) for row in free]

    def _alt(self, row: Attachment) -> str:
        alt = " ".join(tidy(str(self.data.get(self.add_prefix(f"alt-{row.address}"), row.alt))).split())
        if len(alt) > Attachment.ALT_LENGTH:
            words = _("Say what is in the picture in at most %(most)s characters.")
            self.add_error(None, words % {"most": Attachment.ALT_LENGTH})
        return alt[: Attachment.ALT_LENGTH]

    def _receive(self, files: Sequence[Any]) -> None:
        room = max(0, Attachment.MOST - len(self.items))
        if len(files) > room:
            words = _("At most %(count)s go with a post, so the last ones were left out.")
            self.add_error(None, words % {"count": Attachment.MOST})
        for file in files[:room]:
            try:
                self.items.append(self._item(upload(self.member, file), ""))
            except (BadPicture, BadFile, Refused) as error:
                words = _("%(name)s was not taken: %(problem)s")
                self.add_error(None, words % {"name": tidy(str(file.name))[:80], "problem": error})

    def _item(self, row: Attachment, alt: str) -> Item:
        return Item(row_of(self.slug, row), alt)


def _of_post(post: Post) -> list[Attachment]:
    found = Attachment.objects.filter(community_id=post.community_id, post=post, taken_off_at=None)
    return list(found.order_by("position", "id"))


def _gone() -> str:
    return _("One of the pictures or files is not here any more. Please add it again.")
