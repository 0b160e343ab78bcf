"""The permission matrix: who meets what at every address. To read it, open `table.py`."""
