"""A value as YAML on one line, in the form that every reader of YAML 1.1 and 1.2 takes for the same value."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from typing import Any

from cardgen.domain.truth import Json
from cardgen.loading.scalar import resolve

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_]*")
_OLD_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "~"})
_WIDEST = 1_000_000
_LONG_CODE = 0x10000


def flow_text(value: Json) -> str:  # noqa: PLR0911 - one line for each type
    """Return a value in flow style, e.g. `{place: FR, audience: [public]}`; texts are quoted where they must be."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _number(value)
        case str():
            return _text(value)
        case list():
            return f"[{', '.join(flow_text(one) for one in value)}]"
        case dict():
            return f"{{{', '.join(f'{_key(key)}: {flow_text(one)}' for key, one in value.items())}}}"


def _key(key: str) -> str:
    """Return a key as manifests have them; `on` stands without quotes, as in every manifest."""
    return key if _PLAIN_KEY.fullmatch(key) and isinstance(resolve(key), str) else _text(key)


def _number(value: float) -> str:
    """Return a number with a dot before its exponent: readers of YAML 1.1 take `3e+25` for text."""
    text = repr(value)
    return text if "e" not in text or "." in text else text.replace("e", ".0e", 1)


def _text(value: str) -> str:
    """Return a text as ruamel.yaml writes it; quoted where a reader of an older YAML would see no text."""
    if _DAY.fullmatch(value):
        return value
    stream = io.StringIO()
    _writer().dump([value], stream)
    written = stream.getvalue().strip()[1:-1]
    quoted = written.startswith(('"', "'"))
    plain = written[:1].isalnum() and resolve(written) == value and written.lower() not in _OLD_WORDS
    return written if value.isprintable() and (quoted or plain) else _escaped(value)


def _escaped(value: str) -> str:
    """Return a text in double quotes on one line; what cannot be seen is written as its number."""
    shown = json.dumps(value, ensure_ascii=False)
    return "".join(one if one.isprintable() else _number_of(one) for one in shown)


def _number_of(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code < _LONG_CODE else f"\\U{code:08x}"


@cache
def _writer() -> Any:  # noqa: ANN401 - the library has no useful type here
    from ruamel.yaml import YAML

    writer = YAML()
    writer.default_flow_style = True
    writer.width = _WIDEST
    return writer
