"""`porukka manage …`: Django's own commands."""

from __future__ import annotations

import argparse

from django.core.management import execute_from_command_line


def main(asked: argparse.Namespace) -> int:
    """Hand everything to Django."""
    execute_from_command_line(["porukka manage", *asked.rest])
    return 0
