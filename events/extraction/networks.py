"""The parser's neural networks made faster, what they compute left alone. Knows thinc."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

_FORMS_KEPT = 32_768  # forms of words whose vectors are remembered, some 600 bytes each

Vectors = list[Any]  # an array for each sentence, a row for each word


class _Ops(NumpyOps):  # type: ignore[misc]
    """Products of matrices by numpy: twice as fast as spaCy's own, and as exact."""

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)


def quicken(nlp: Language, parts: Sequence[str]) -> None:
    """Make these parts of a pipeline faster; `tok2vec` must be one of them."""
    ops = _Ops()
    for name in parts:
        for node in nlp.get_pipe(name).model.walk():  # type: ignore[attr-defined]
            node.ops = ops
    encoder: Model[Any, Any] = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    encoder.layers[0] = _remembering(encoder.layers[0])


def _remembering(embed: Model[Any, Any]) -> Model[Any, Any]:
    """The same layer, each form of a word computed once: its vector depends on nothing else."""
    features, *rest = embed.layers
    forms = _Forms(lambda rows: _through(rest, [rows])[0])

    def forward(
        model: Model[Any, Any], docs: Sequence[Doc], is_train: bool
    ) -> tuple[Vectors, Callable[[Any], Any]]:
        rows = features.predict(docs)
        return forms.vectors(rows), _untrained

    return Model("remembering", forward, layers=[embed])


def _through(layers: Sequence[Model[Any, Any]], given: Any) -> Any:
    for layer in layers:
        given = layer.predict(given)
    return given


def _untrained(_: Any) -> Any:
    raise NotImplementedError("remembered vectors are not for training")


class _Forms:
    """Vectors of the forms of words seen so far. A form is a row of features."""

    def __init__(self, compute: Callable[[Any], Any]) -> None:
        self._compute = compute
        self._known: dict[bytes, Any] = {}

    def vectors(self, sentences: Sequence[Any]) -> Vectors:
        """For each array of features one of vectors, row by row."""
        rows = np.concatenate(sentences)
        keys = rows.view(f"V{rows.itemsize * rows.shape[1]}").ravel().tolist()
        known = self._learnt(rows, keys)
        found = np.concatenate([known[key] for key in keys]).reshape(len(keys), -1)
        ends = np.cumsum([len(each) for each in sentences])
        return np.split(found, ends[:-1])

    def _learnt(self, rows: Any, keys: list[bytes]) -> dict[bytes, Any]:
        """What is known with these keys; begun anew, not emptied, as others may be reading it."""
        if len(self._known) > _FORMS_KEPT:
            self._known = {}
        known = self._known
        unknown = {key: at for at, key in enumerate(keys) if key not in known}
        if unknown:
            vectors = self._compute(rows[list(unknown.values())])
            known.update(zip(unknown, vectors, strict=True))
        return known
