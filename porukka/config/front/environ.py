"""A request of the server as the environ that WSGI asks for (PEP 3333)."""

from __future__ import annotations

import io
import sys
from typing import IO, Any

from porukka.config.front import addresses

_NAMES: dict[str, str] = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
# Said by the operator's proxies only; X-Forwarded-For is used up here.
_PROXY_NAMES = (
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
)
_FIXED: dict[str, Any] = {
    "SCRIPT_NAME": "",
    "GATEWAY_INTERFACE": "CGI/1.1",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": False,
    "wsgi.run_once": False,
    "wsgi.input_terminated": True,
}


def build(scope: Any, body: IO[bytes] | None, proxies: tuple[addresses.Network, ...]) -> dict[str, Any]:
    """The environ of this request, with REMOTE_ADDR as it is behind the proxies."""
    peer, port = addresses.split(scope.client)
    server, server_port = addresses.split(scope.server)
    environ: dict[str, Any] = {
        **_FIXED,
        "REQUEST_METHOD": scope.method,
        # WSGI's strings are bytes in disguise
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server,
        "SERVER_PORT": server_port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": peer,
        "REMOTE_PORT": port,
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body if body is not None else io.BytesIO(),
    }
    for name, value in scope.headers.items():
        key = _NAMES.get(name) or _name(name)
        if not key:
            continue
        if key in environ:
            environ[key] += ("; " if key == "HTTP_COOKIE" else ",") + value
        else:
            environ[key] = value
    if "HTTP_HOST" not in environ and scope.authority:
        environ["HTTP_HOST"] = scope.authority
    forwarded = environ.get("HTTP_X_FORWARDED_FOR", "")
    if proxies and addresses.is_one_of(peer, proxies):
        environ["REMOTE_ADDR"] = addresses.client(peer, forwarded, proxies)
        environ.pop("HTTP_X_FORWARDED_FOR", None)
    else:
        for key in _PROXY_NAMES:
            environ.pop(key, None)
    return environ


def _name(name: str) -> str:
    """The environ's name of a header; none for `a_b`, which would pass for `a-b`."""
    if "_" in name:
        return ""
    key = "HTTP_" + name.upper().replace("-", "_")
    if len(_NAMES) < 500:  # names are the sender's: remember the usual ones, not everything
        _NAMES[name] = key
    return key
