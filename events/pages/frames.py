"""The code that puts a page of ours into a frame on another site."""

from dataclasses import dataclass

from django.utils.html import format_html

WIDTH, HEIGHT = 640, 780
EVENT_HEIGHT = 420


@dataclass(frozen=True)
class InlineFrame:
    """A frame by its absolute address and its title, in CSS pixels."""

    src: str
    title: str
    width: int = WIDTH
    height: int = HEIGHT

    def within(self, width: int | None, height: int | None) -> "InlineFrame":
        """The same, no wider and no higher than asked for; None asks for nothing."""
        return InlineFrame(
            self.src,
            self.title,
            min(self.width, width or self.width),
            min(self.height, height or self.height),
        )

    @property
    def html(self) -> str:
        return format_html(
            '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"></iframe>',
            self.src,
            self.title,
            self.width,
            self.height,
        )
