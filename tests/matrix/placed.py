"""Lines of the matrix about what is put elsewhere, read as those of `table.py` are."""

PLACED = """
# putting elsewhere: to the secret room, where only Mari keeps order; apart; and into another of the same room
discussions:move                        members/common    --- -- s ---...        --- -- s ---!>!
discussions:move                        members/workshop  --- -- s --.---        --- -- s --!---
discussions:move                        members/back      --- -- s ----.-        --- -- s ----!-
discussions:move                        members/gone      --- -- s ------        --- -- s ------
discussions:move                        public/common     LJJ JJ s ---...        LJJ JJ s ---!>!
discussions:move                        public/workshop   LJJ JJ s --.---        LJJ JJ s --!---
discussions:move                        public/back       LJJ JJ s ----.-        LJJ JJ s ----!-
discussions:move                        public/gone       LJJ JJ s ------        LJJ JJ s ------
discussions:take_move_back              members/common    x                      --- -- s ---fff
discussions:take_move_back              members/workshop  x                      --- -- s --f---
discussions:take_move_back              members/back      x                      --- -- s ----f-
discussions:take_move_back              members/gone      x                      --- -- s ------
discussions:take_move_back              public/common     x                      LJJ JJ s ---fff
discussions:take_move_back              public/workshop   x                      LJJ JJ s --f---
discussions:take_move_back              public/back       x                      LJJ JJ s ----f-
discussions:take_move_back              public/gone       x                      LJJ JJ s ------
discussions:split                       members/common    --- -- s ---...        --- -- s --->>>
discussions:split                       members/workshop  --- -- s --.---        --- -- s -->---
discussions:split                       members/back      --- -- s ----.-        --- -- s ---->-
discussions:split                       members/gone      --- -- s ------        --- -- s ------
discussions:split                       public/common     LJJ JJ s ---...        LJJ JJ s --->>>
discussions:split                       public/workshop   LJJ JJ s --.---        LJJ JJ s -->---
discussions:split                       public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
discussions:split                       public/gone       LJJ JJ s ------        LJJ JJ s ------
discussions:merge                       members/common    --- -- s ---...        --- -- s --->>>
discussions:merge                       members/workshop  --- -- s --.---        --- -- s --!---
discussions:merge                       members/back      --- -- s ----.-        --- -- s ----!-
discussions:merge                       members/gone      --- -- s ------        --- -- s ------
discussions:merge                       public/common     LJJ JJ s ---...        LJJ JJ s --->>>
discussions:merge                       public/workshop   LJJ JJ s --.---        LJJ JJ s --!---
discussions:merge                       public/back       LJJ JJ s ----.-        LJJ JJ s ----!-
discussions:merge                       public/gone       LJJ JJ s ------        LJJ JJ s ------


# the welcome: the team's, in an open room. Matti chose the talk of the common room; each member closes it for herself
discussions:welcome                     members/common    x                      --- -- s ---===
discussions:welcome                     members/workshop  x                      --- -- s --f---
discussions:welcome                     members/back      x                      --- -- s ----f-
discussions:welcome                     members/gone      x                      --- -- s ------
discussions:welcome                     public/common     x                      LJJ JJ s ---===
discussions:welcome                     public/workshop   x                      LJJ JJ s --f---
discussions:welcome                     public/back       x                      LJJ JJ s ----f-
discussions:welcome                     public/gone       x                      LJJ JJ s ------
discussions:end_welcome                 members/common    x                      --- -- s --->>>
discussions:end_welcome                 members/workshop  x                      --- -- s --f---
discussions:end_welcome                 members/back      x                      --- -- s ----f-
discussions:end_welcome                 members/gone      x                      --- -- s ------
discussions:end_welcome                 public/common     x                      LJJ JJ s --->>>
discussions:end_welcome                 public/workshop   x                      LJJ JJ s --f---
discussions:end_welcome                 public/back       x                      LJJ JJ s ----f-
discussions:end_welcome                 public/gone       x                      LJJ JJ s ------
discussions:put_away                    members/common    x                      --- -- s ->>>>>
discussions:put_away                    members/workshop  x                      --- -- s ------
discussions:put_away                    members/back      x                      --- -- s ------
discussions:put_away                    members/gone      x                      --- -- s ------
discussions:put_away                    public/common     x                      LJJ JJ s ->>>>>
discussions:put_away                    public/workshop   x                      LJJ JJ s ------
discussions:put_away                    public/back       x                      LJJ JJ s ------
discussions:put_away                    public/gone       x                      LJJ JJ s ------
discussions:bring_back                  members/common    x                      --- -- s -=====
discussions:bring_back                  members/workshop  x                      --- -- s ------
discussions:bring_back                  members/back      x                      --- -- s ------
discussions:bring_back                  members/gone      x                      --- -- s ------
discussions:bring_back                  public/common     x                      LJJ JJ s -=====
discussions:bring_back                  public/workshop   x                      LJJ JJ s ------
discussions:bring_back                  public/back       x                      LJJ JJ s ------
discussions:bring_back                  public/gone       x                      LJJ JJ s ------

# pages made of discussions: read as their room is; made by who opened the discussion and those who keep order there
pages:listing                           members           --- -- s ......        x
pages:listing                           public            ... .. s ......        x
pages:room_listing                      members/common    --- -- s -.....        x
pages:room_listing                      members/workshop  --- -- s .-.---        x
pages:room_listing                      members/back      --- -- s ----.-        x
pages:room_listing                      public/common     ... .. s -.....        x
pages:room_listing                      public/workshop   --- -- s .-.---        x
pages:room_listing                      public/back       --- -- s ----.-        x
pages:page                              members/common    --- -- s -.....        x
pages:page                              members/workshop  --- -- s .-.---        x
pages:page                              members/back      --- -- s ----.-        x
pages:page                              members/gone      --- -- s ------        x
pages:page                              public/common     ... .. s -.....        x
pages:page                              public/workshop   --- -- s .-.---        x
pages:page                              public/back       --- -- s ----.-        x
pages:page                              public/gone       --- -- s ------        x
pages:history                           members/common    --- -- s -.....        x
pages:history                           members/workshop  --- -- s .-.---        x
pages:history                           members/back      --- -- s ----.-        x
pages:history                           members/gone      --- -- s ------        x
pages:history                           public/common     ... .. s -.....        x
pages:history                           public/workshop   --- -- s .-.---        x
pages:history                           public/back       --- -- s ----.-        x
pages:history                           public/gone       --- -- s ------        x
pages:new                               members/common    --- -- s -.-...        --- -- s ->->>>
pages:new                               members/workshop  --- -- s --.---        --- -- s -->---
pages:new                               members/back      --- -- s ----.-        --- -- s ---->-
pages:new                               members/gone      --- -- s ------        --- -- s ------
pages:new                               public/common     LJJ JJ s -.-...        LJJ JJ s ->->>>
pages:new                               public/workshop   LJJ JJ s --.---        LJJ JJ s -->---
pages:new                               public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
pages:new                               public/gone       LJJ JJ s ------        LJJ JJ s ------
pages:edit                              members/common    --- -- s -.-...        --- -- s ->->>>
pages:edit                              members/workshop  --- -- s --.---        --- -- s -->---
pages:edit                              members/back      --- -- s ----.-        --- -- s ---->-
pages:edit                              members/gone      --- -- s ------        --- -- s ------
pages:edit                              public/common     LJJ JJ s -.-...        LJJ JJ s ->->>>
pages:edit                              public/workshop   LJJ JJ s --.---        LJJ JJ s -->---
pages:edit                              public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
pages:edit                              public/gone       LJJ JJ s ------        LJJ JJ s ------
pages:delete                            members/common    x                      --- -- s ->->>>
pages:delete                            members/workshop  x                      --- -- s -->---
pages:delete                            members/back      x                      --- -- s ---->-
pages:delete                            members/gone      x                      --- -- s ------
pages:delete                            public/common     x                      LJJ JJ s ->->>>
pages:delete                            public/workshop   x                      LJJ JJ s -->---
pages:delete                            public/back       x                      LJJ JJ s ---->-
pages:delete                            public/gone       x                      LJJ JJ s ------
pages:undo_deletion                     members/common    x                      --- -- s ------
pages:undo_deletion                     members/workshop  x                      --- -- s ------
pages:undo_deletion                     members/back      x                      --- -- s ------
pages:undo_deletion                     members/gone      x                      --- -- s -f----
pages:undo_deletion                     public/common     x                      LJJ JJ s ------
pages:undo_deletion                     public/workshop   x                      LJJ JJ s ------
pages:undo_deletion                     public/back       x                      LJJ JJ s ------
pages:undo_deletion                     public/gone       x                      LJJ JJ s -f----
"""
