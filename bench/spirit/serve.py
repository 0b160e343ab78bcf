"""Spirit under the same server as Porukka, with as many threads: `python -m bench.spirit.serve serve PORT`."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    from django.core.wsgi import get_wsgi_application

    from bench.wsgi import serve

    serve(int(sys.argv[2]), get_wsgi_application())
