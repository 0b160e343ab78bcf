"""The URLconf of the matrix: the product's, with what is there only while one develops."""

from porukka.config import urls
from porukka.config.urls import handler400, handler403, handler404, handler429, handler500

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

urlpatterns = [*urls.urlpatterns, *(one for one in urls.development if one not in urls.urlpatterns)]
