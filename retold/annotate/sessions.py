"""The networks that ship, each ready to be run on one thread of the CPU by onnxruntime."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

from retold.errors import ModelError


@lru_cache(maxsize=4)
def session(name: str) -> Any:
    """Load a network of `retold/models/` once; ModelError where it is missing or cannot be read."""
    import onnxruntime  # noqa: PLC0415  (slow to import, and not needed by every command)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    try:
        with as_file(files("retold.models").joinpath(name)) as path:
            return onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
    except Exception as error:  # onnxruntime has no common base for its errors
        raise ModelError(
            f"a model cannot be read: {error}", where=name, remedy="install retold again"
        ) from error
