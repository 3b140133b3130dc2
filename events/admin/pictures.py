"""Uploads: checked and re-encoded before they are kept."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile

from articles.pictures import UnusablePicture, checked_picture


class PictureForm(forms.ModelForm):
    """A form of something illustrated: refuses what is no picture, keeps a clean one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "picture" in self.fields:
            self.fields["picture"] = _unchecked(self.fields["picture"])

    def clean_picture(self) -> Any:
        upload = self.cleaned_data.get("picture")
        return cleaned(upload) if isinstance(upload, UploadedFile) else upload


def cleaned(upload: UploadedFile) -> ContentFile:
    """The picture encoded anew. Raises ValidationError, with what to do, for what is none."""
    most = settings.MAX_PICTURE_BYTES
    if upload.size is not None and upload.size > most:
        raise ValidationError(f"The picture has {upload.size:,} bytes; at most {most:,} are taken.")
    try:
        raw = checked_picture(
            upload.read(), most_bytes=most, most_pixels=settings.MAX_PICTURE_PIXELS
        )
    except UnusablePicture as unusable:
        raise ValidationError(str(unusable), code="unusable_picture") from unusable
    return ContentFile(raw, name=upload.name)


def _unchecked(field: forms.Field) -> forms.FileField:
    """The same field without Django's own check, which decodes before it looks at the size."""
    widget = field.widget
    widget.attrs["accept"] = "image/jpeg,image/png,image/webp"
    return forms.FileField(
        required=field.required, label=field.label, help_text=field.help_text, widget=widget
    )
