"""What a page calls a place or an actor: its name in the language of the page, if it has one."""


class Called:
    """A row with a `name`; `events.names` fills in what it is called in another language."""

    name: str
    name_here: str = ""
    name_here_language: str = ""

    @property
    def called(self) -> str:
        return self.name_here or self.name

    @property
    def called_in(self) -> str:
        """The language of `called`: BCP 47."""
        return self.name_here_language or "en"

    @property
    def also_called(self) -> str:
        """The Latin name, to find it in the sources by; '' where it is the one shown."""
        return self.name if self.name_here else ""
