"""How the pages of this folder are answered."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from porukka.communities.visitor import Reader


def show(request: HttpRequest, name: str, reader: Reader, status: int = 200, **more: Any) -> HttpResponse:
    """name: of the template."""
    context = {"member": reader, "community": reader.community} | more
    return render(request, f"ideas/{name}.html", context, status=status)
