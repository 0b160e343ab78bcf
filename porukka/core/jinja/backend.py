"""Porukka's template engine for Django's TEMPLATES setting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import jinja2
from django.conf import settings
from django.http import HttpRequest
from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.backends.base import BaseEngine
from django.template.backends.jinja2 import Origin, get_exception_info
from django.template.backends.utils import csrf_token_lazy
from django.utils.module_loading import import_string
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from markupsafe import Markup

from porukka.core.forms_key import forms_key
from porukka.core.jinja.environment import LanguageEnvironment, is_html
from porukka.core.jinja.loader import AppTemplates, app_folders


class Jinja(BaseEngine):
    """Renders Porukka's own templates in the active language.

    Any name that is not ours raises TemplateDoesNotExist at once, so that the next engine gets its turn.
    OPTIONS: `context_processors`, as in Django's own Jinja2 backend; `globals`, names that templates and their macros
    may use with the dotted paths of what they mean; `auto_reload` (default: DEBUG).
    """

    def __init__(self, params: dict[str, Any]) -> None:
        params = params.copy()
        options = params.pop("OPTIONS").copy()
        super().__init__(params)
        self.processor_paths: list[str] = options.pop("context_processors", [])
        self.global_paths: dict[str, str] = options.pop("globals", {})
        reload: bool = options.pop("auto_reload", settings.DEBUG)
        if options:
            raise ValueError(f"Unknown OPTIONS of {type(self).__name__}: {', '.join(sorted(options))}")
        self._complete = False  # globals are imported at the first page: before that the models are not ready
        self.loader = AppTemplates([*map(Path, self.dirs), *app_folders()], watch=reload)
        self.environments = {
            code: LanguageEnvironment(code, self.loader, reload) for code, _name in settings.LANGUAGES
        }

    @cached_property
    def globals(self) -> dict[str, Any]:
        return {name: import_string(path) for name, path in self.global_paths.items()}

    @cached_property
    def processors(self) -> list[Any]:
        return [import_string(path) for path in self.processor_paths]

    @property
    def environment(self) -> LanguageEnvironment:
        """The active language's environment; the default language's for a language we do not speak."""
        language = get_language() or settings.LANGUAGE_CODE
        known = self.environments
        if not self._complete:
            for one in known.values():
                one.globals.update(self.globals)
            self._complete = True
        return known.get(language) or known.get(language.partition("-")[0]) or known[settings.LANGUAGE_CODE]

    def get_template(self, template_name: str) -> Template:
        """The template of that name.

        Raises TemplateDoesNotExist if it is not one of ours, TemplateSyntaxError if it cannot be compiled.
        """
        if not self.loader.has(template_name):
            raise TemplateDoesNotExist(template_name, backend=self)
        return Template(self, name=template_name)

    def from_string(self, template_code: str) -> Template:
        """A template from its source. Raises TemplateSyntaxError if it cannot be compiled."""
        return Template(self, source=template_code)


def macro(template: str, name: str) -> Callable[..., Markup]:
    """A macro of one of our templates, to be called from Python, in the active language.

    It costs no context of a page, and knows none: only what it is given and the globals of every template.
    """
    backend = next(engine for engine in engines.all() if isinstance(engine, Jinja))
    return cast(Callable[..., Markup], getattr(backend.environment.get_template(template).module, name))


class Template:
    """What Django renders: the language is chosen when it is rendered, not when it is fetched."""

    def __init__(self, backend: Jinja, name: str | None = None, source: str = "") -> None:
        self.backend = backend
        self.name = name
        self.source = source
        compiled = self._compiled()  # a mistake in it is told now
        self.origin = Origin(name=compiled.filename or "", template_name=compiled.name)

    def render(self, context: Mapping[str, Any] | None = None, request: HttpRequest | None = None) -> str:
        """The page as HTML, marked as safe (a .txt template's text is neither escaped nor marked).

        Raises jinja2.UndefinedError for a name that the context does not hold.
        """
        values = dict(context or {})
        if request is not None:
            values["request"] = request
            values["csrf_input"] = CsrfInput(request)
            values["csrf_token"] = csrf_token_lazy(request)
            for processor in self.backend.processors:
                values.update(processor(request))
        compiled = self._compiled()
        with _django_errors(self.backend):
            text = compiled.render(values)
        return mark_safe(text) if is_html(self.name) else text  # nosec B308, B703 (its values were escaped)

    def _compiled(self) -> jinja2.Template:
        environment = self.backend.environment
        with _django_errors(self.backend):
            if self.name is None:
                return environment.from_string(self.source)
            return environment.get_template(self.name)


class CsrfInput:
    """The hidden field of the page's forms: made when the first form is drawn, and the same for all of them.

    A page of thirty posts has ninety forms, and a new mask for each was a fifth of the page's time. The mask is still
    another one in each answer, which is what it is for (BREACH).
    """

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._html: Markup | None = None

    def __html__(self) -> str:
        if self._html is None:
            key = forms_key(self._request)
            self._html = Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(key)
        return self._html

    def __str__(self) -> str:
        return self.__html__()


@contextmanager
def _django_errors(backend: Jinja) -> Iterator[None]:
    """Jinja's errors as Django's own, so that its debug page shows the template's name and line."""
    try:
        yield
    except jinja2.TemplateNotFound as error:
        raise TemplateDoesNotExist(str(error.name or error), backend=backend) from error
    except jinja2.TemplateSyntaxError as error:
        place = f"{error.filename or error.name or 'template'}, line {error.lineno}"
        told = TemplateSyntaxError(f"{error.message} ({place})")
        told.template_debug = get_exception_info(error)  # type: ignore[attr-defined, arg-type]
        raise told from error
