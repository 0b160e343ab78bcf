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
# what one marked read, taken back: nobody else's press, and not twice. Marking unread: what one may see
discussions:undo_reading                members           x                      --- -- s ffffff
discussions:undo_reading                public            x                      LJJ JJ s ffffff
discussions:unread_from                 members/common    x                      --- -- s ->>===
discussions:unread_from                 members/workshop  x                      --- -- s =->---
discussions:unread_from                 members/back      x                      --- -- s ---->-
discussions:unread_from                 members/gone      x                      --- -- s ------
discussions:unread_from                 public/common     x                      LJJ JJ s ->>===
discussions:unread_from                 public/workshop   x                      LJJ JJ s =->---
discussions:unread_from                 public/back       x                      LJJ JJ s ---->-
discussions:unread_from                 public/gone       x                      LJJ JJ s ------

# the keys: their list, and the way to anywhere by its name
keys                                    members           --- -- s ......        x
keys                                    public            LJJ JJ s ......        x
switch                                  members           --- -- s ......        x
switch                                  public            LJJ JJ s ......        x
"""
