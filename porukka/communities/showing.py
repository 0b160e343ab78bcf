"""How a page of a community is answered: with its reader and her community, which its frame asks for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from porukka.communities.visitor import Reader


def show(
    request: HttpRequest, template: str, reader: Reader, status: int = 200, **facts: Any
) -> HttpResponse:
    """template: its whole name; facts: what it shows besides `member`, its reader, and `community`, hers."""
    context = {"member": reader, "community": reader.community} | facts
    return render(request, template, context, status=status)
