"""Reports of events read out of news, by rules over a parse."""

import os

# Before numpy is loaded. The parser's matrices are small: two threads take twice the time of one
# processor to be done no sooner.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
