"""Pictures: checked, re-encoded, scaled, stripped of metadata."""


def stored_name(instance: object, filename: str) -> str:
    raise NotImplementedError
