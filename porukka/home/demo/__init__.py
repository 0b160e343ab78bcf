"""Two believable communities to look at, one Finnish and one English, made by the product's own actions."""

from porukka.home.demo.loading import load

__all__ = ["load"]
