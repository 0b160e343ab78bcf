"""A new database: today's tables in one go, instead of through every migration there has been.

Django renders all models anew for each step of each migration, which is seconds of waiting for a hundred tables.
That both ways lead to the same tables is tested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from porukka.core.migrating import BesideTables

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import StateApps


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether nobody has made a table here yet."""
    return not connection.introspection.table_names()


def lay(connection: BaseDatabaseWrapper) -> None:
    """Make the tables of all models and note every migration as done, all of it in one transaction.

    connection: to an empty database. A process killed on the way leaves it empty.
    """
    loader = MigrationLoader(connection)
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        _lay_beside(loader, editor)
        recorder = MigrationRecorder(connection)
        editor.create_model(recorder.Migration)
        done = [recorder.Migration(app=app, name=name) for app, name in loader.graph.nodes]
        recorder.migration_qs.bulk_create(done)


def _lay_beside(loader: MigrationLoader, editor: BaseDatabaseSchemaEditor) -> None:
    """What migrations make beside tables, in their order."""
    models = cast("StateApps", apps)  # they ask the editor alone
    for app, name in loader.graph._generate_plan(loader.graph.leaf_nodes(), at_end=True):
        for operation in loader.graph.nodes[app, name].operations:
            if isinstance(operation, BesideTables):
                operation.code(models, editor)
