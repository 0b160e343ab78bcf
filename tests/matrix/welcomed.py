"""Lines of the matrix about how people are welcomed and thanked, read as those of `table.py` are."""

WELCOMED = """
# introducing oneself, greeting; who leads the community decides how it welcomes
newcomers:hello                         members           --- -- s ......        --- -- s >>>>>>
newcomers:hello                         public            LJJ JJ s ......        LJJ JJ s >>>>>>
newcomers:read_first                    members           x                      --- -- s >>>>>>
newcomers:read_first                    public            x                      LJJ JJ s >>>>>>
newcomers:greeting                      members           --- -- s -.....        x
newcomers:greeting                      public            LJJ JJ s -.....        x
newcomers:volunteer                     members           x                      --- -- s ->>>>>
newcomers:volunteer                     public            x                      LJJ JJ s ->>>>>
newcomers:end_volunteering              members           x                      --- -- s -=====
newcomers:end_volunteering              public            x                      LJJ JJ s -=====
newcomers:settings                      members           --- -- s ----..        --- -- s ---->>
newcomers:settings                      public            LJJ JJ s ----..        LJJ JJ s ---->>
"""
