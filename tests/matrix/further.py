"""The permission matrix goes on here, so that its files stay short; see `table.py` for what a line says."""

FURTHER = """
# former words of a post: whoever reads the post reads them; of a hidden one only those who may open it
discussions:history                     members/common    --- -- s -.....      x
discussions:history                     members/workshop  --- -- s .-.---      x
discussions:history                     members/back      --- -- s ----.-      x
discussions:history                     members/gone      --- -- s ------      x
discussions:history                     members/hidden    --- -- s --....      x
discussions:history                     public/common     ... .. s -.....      x
discussions:history                     public/workshop   --- -- s .-.---      x
discussions:history                     public/back       --- -- s ----.-      x
discussions:history                     public/gone       --- -- s ------      x
discussions:history                     public/hidden     --- -- s --....      x
"""
