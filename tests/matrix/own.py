"""The lines of the matrix about what is a member's own affair; how they are read stands in `table.py`."""

OWN = """
# following and muting: what one may see, and nobody herself
discussions:following                   members           --- -- s ......        x
discussions:following                   public            LJJ JJ s ......        x
discussions:follow_topic                members/common    x                      --- -- s ->>>>>
discussions:follow_topic                members/workshop  x                      --- -- s >->---
discussions:follow_topic                members/back      x                      --- -- s ---->-
discussions:follow_topic                members/gone      x                      --- -- s ------
discussions:follow_topic                members/hidden    x                      --- -- s ->>>>>
discussions:follow_topic                public/common     x                      LJJ JJ s ->>>>>
discussions:follow_topic                public/workshop   x                      LJJ JJ s >->---
discussions:follow_topic                public/back       x                      LJJ JJ s ---->-
discussions:follow_topic                public/gone       x                      LJJ JJ s ------
discussions:follow_topic                public/hidden     x                      LJJ JJ s ->>>>>
discussions:follow_room                 members/common    x                      --- -- s ->>>>>
discussions:follow_room                 members/workshop  x                      --- -- s >->---
discussions:follow_room                 members/back      x                      --- -- s ---->-
discussions:follow_room                 public/common     x                      LJJ JJ s ->>>>>
discussions:follow_room                 public/workshop   x                      LJJ JJ s >->---
discussions:follow_room                 public/back       x                      LJJ JJ s ---->-
discussions:follow_person               members/@eero     x                      --- -- s -->>>>
discussions:follow_person               public/@eero      x                      LJJ JJ s -->>>>
"""
