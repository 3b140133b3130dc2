"""WSGI: the files of the folder FILES, packed where they were packed beforehand."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from whitenoise import WhiteNoise


def _nothing(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"There is no such file.\n"]


application = WhiteNoise(_nothing, root=os.environ["FILES"], index_file=True)
