"""Model instances as `Model.from_db` makes them, without a call for each of their columns.

A model whose rows become instances in Django's own way has nothing that a column would wake: no `__init__` or
`from_db` of its own, nobody who listens for it, no field that acts when it is set. Its columns are then the
instance's dictionary. Any other model is made by its own `from_db`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.db.models.base import ModelState
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query import RelatedPopulator
from django.db.models.query_utils import DeferredAttribute
from django.db.models.signals import post_init, pre_init

Instance = Callable[[Sequence[Any]], Any]
Populate = Callable[[Sequence[Any], Any], None]
# a foreign key's attribute acts only where another row is known already
_STILL = (DeferredAttribute, ForeignKeyDeferredAttribute)
_FROM_DB = cast(Any, Model.from_db).__func__


def instances(compiler: Any) -> Callable[[list[Any]], list[Any]]:
    """A function (rows with converted values) -> instances, with those that were selected with them and what was
    annotated. Nothing prefetched.

    compiler: of the statement, when it has been compiled.
    """
    info, annotated = compiler.klass_info, list((compiler.annotation_col_map or {}).items())
    fields = info["select_fields"]
    first, last = fields[0], fields[-1] + 1
    instance_of = _maker(info["model"], _names(compiler.select[first:last]))
    others = _populators(info, compiler.select)

    def make(rows: list[Any]) -> list[Any]:
        found = []
        for row in rows:
            instance = instance_of(row[first:last])
            for populate in others:
                populate(row, instance)
            for name, place in annotated:
                setattr(instance, name, row[place])
            found.append(instance)
        return found

    return make


def _names(select: Sequence[Any]) -> list[str]:
    return [column[0].target.attname for column in select]


def _maker(model: type[Model], names: list[str]) -> Instance:
    if not is_plain(model, names):
        return lambda values: model.from_db(DEFAULT_DB_ALIAS, names, values)
    new, state_of = model.__new__, ModelState

    def make(values: Sequence[Any]) -> Any:
        instance = new(model)
        known = instance.__dict__
        known["_state"] = state = state_of()
        state.adding, state.db = False, DEFAULT_DB_ALIAS
        known.update(zip(names, values, strict=True))
        return instance

    return make


def is_plain(model: type[Model], names: list[str]) -> bool:
    """Whether an instance with these columns is its dictionary, and nothing else happens when Django makes it."""
    makes: Any = model
    if makes.__init__ is not Model.__init__ or makes.from_db.__func__ is not _FROM_DB:
        return False
    if pre_init.has_listeners(model) or post_init.has_listeners(model):
        return False
    return all(type(getattr(model, name, None)) in _STILL for name in names)


def _populators(info: dict[str, Any], select: Sequence[Any]) -> list[Populate]:
    return [_populator(each, select) for each in info.get("related_klass_infos", ())]


def _populator(info: dict[str, Any], select: Sequence[Any]) -> Populate:
    """What Django's RelatedPopulator does with one row that was selected with another."""
    if info["from_parent"]:
        return RelatedPopulator(info, select, DEFAULT_DB_ALIAS).populate  # type: ignore[call-arg]
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = _names(select[first:last])
    key = first + names.index(info["model"]._meta.pk_fields[0].attname)
    instance_of, others = _maker(info["model"], names), _populators(info, select)
    set_here, set_there = info["local_setter"], info["remote_setter"]

    def populate(row: Sequence[Any], owner: Any) -> None:
        if row[key] is None:
            set_here(owner, None)
            return
        instance = instance_of(row[first:last])
        for each in others:
            each(row, instance)
        set_here(owner, instance)
        set_there(instance, owner)

    return populate
