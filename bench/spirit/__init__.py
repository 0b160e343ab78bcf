"""Spirit, another forum made with Django, with the same words in its own tables: in an environment of its own."""
