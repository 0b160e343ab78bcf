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
# blocking: whom one sees, and nobody herself
communities:blocked                     members           --- -- s ......        x
communities:blocked                     public            LJJ JJ s ......        x
communities:block                       members/@eero     x                      --- -- s -->>>>
communities:block                       public/@eero      x                      LJJ JJ s -->>>>
communities:end_block                   members/@eero     x                      --- -- s -=====
communities:end_block                   public/@eero      x                      LJJ JJ s -=====
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

# what one tells about oneself, and the directory. Eero tells a word to each audience; in public one to everyone too
profiles:edit                           members           --- -- s ......        --- -- s >>>>>>
profiles:edit                           public            LJJ JJ s ......        LJJ JJ s >>>>>>
profiles:export                         members           --- -- s -.----        x
profiles:export                         public            LJJ JJ s -.----        x
profiles:directory                      members           --- -- s -.....        x
profiles:directory                      public            LJJ JJ s -.....        x
profiles:public                         members/@eero     --- -- s -=====        x
profiles:public                         members/@niilo    --- -- s ======        x
profiles:public                         public/@eero      ... .. s .=====        x
profiles:public                         public/@niilo     --- -- s ======        x
profiles:picture                        members/@eero     --- -- s -.-...        x
profiles:picture                        public/@eero      --- -- s -.-...        x

# introductions: Mari introduces Eero and Niilo; nobody introduces herself (Matti); only what both want has a draft
profiles:introduce                      members/@eero     --- -- s --....        --- -- s -->!>>
profiles:introduce                      public/@eero      LJJ JJ s --....        LJJ JJ s -->!>>
profiles:introductions                  members           --- -- s ......        x
profiles:introductions                  public            LJJ JJ s ......        x
profiles:answer                         members/@eero     x                      --- -- s ->>---
profiles:answer                         public/@eero      x                      LJJ JJ s ->>---
profiles:begin                          members/@eero     x                      --- -- s ------
profiles:begin                          public/@eero      x                      LJJ JJ s ------

# the keys: their list, and the way to anywhere by its name
keys                                    members           --- -- s ......        x
keys                                    public            LJJ JJ s ......        x
switch                                  members           --- -- s ......        x
switch                                  public            LJJ JJ s ......        x

# what one has saved: what one may see; nobody touches another's, and what one may see no more is let go of
discussions:saved                       members           --- -- s ......        x
discussions:saved                       public            LJJ JJ s ......        x
discussions:save_topic                  members/common    --- -- s -.....        --- -- s ->>>>>
discussions:save_topic                  members/workshop  --- -- s .-.---        --- -- s >->---
discussions:save_topic                  members/back      --- -- s ----.-        --- -- s ---->-
discussions:save_topic                  members/gone      --- -- s ------        --- -- s ------
discussions:save_topic                  members/hidden    --- -- s -.....        --- -- s ->>>>>
discussions:save_topic                  public/common     LJJ JJ s -.....        LJJ JJ s ->>>>>
discussions:save_topic                  public/workshop   LJJ JJ s .-.---        LJJ JJ s >->---
discussions:save_topic                  public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
discussions:save_topic                  public/gone       LJJ JJ s ------        LJJ JJ s ------
discussions:save_topic                  public/hidden     LJJ JJ s -.....        LJJ JJ s ->>>>>
discussions:save_post                   members/common    --- -- s -.....        --- -- s ->>>>>
discussions:save_post                   members/workshop  --- -- s .-.---        --- -- s >->---
discussions:save_post                   members/back      --- -- s ----.-        --- -- s ---->-
discussions:save_post                   members/gone      --- -- s ------        --- -- s ------
discussions:save_post                   members/hidden    --- -- s -.....        --- -- s ->>>>>
discussions:save_post                   public/common     LJJ JJ s -.....        LJJ JJ s ->>>>>
discussions:save_post                   public/workshop   LJJ JJ s .-.---        LJJ JJ s >->---
discussions:save_post                   public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
discussions:save_post                   public/gone       LJJ JJ s ------        LJJ JJ s ------
discussions:save_post                   public/hidden     LJJ JJ s -.....        LJJ JJ s ->>>>>
discussions:remove_saved                members/common    x                      --- -- s ->----
discussions:remove_saved                members/workshop  x                      --- -- s ->----
discussions:remove_saved                members/back      x                      --- -- s --->--
discussions:remove_saved                members/gone      x                      --- -- s ------
discussions:remove_saved                public/common     x                      LJJ JJ s ->----
discussions:remove_saved                public/workshop   x                      LJJ JJ s ->----
discussions:remove_saved                public/back       x                      LJJ JJ s --->--
discussions:remove_saved                public/gone       x                      LJJ JJ s ------
discussions:put_back_saved              members/common    x                      --- -- s -f----
discussions:put_back_saved              members/workshop  x                      --- -- s -f----
discussions:put_back_saved              members/back      x                      --- -- s ---f--
discussions:put_back_saved              members/gone      x                      --- -- s ------
discussions:put_back_saved              public/common     x                      LJJ JJ s -f----
discussions:put_back_saved              public/workshop   x                      LJJ JJ s -f----
discussions:put_back_saved              public/back       x                      LJJ JJ s ---f--
discussions:put_back_saved              public/gone       x                      LJJ JJ s ------
# one's own views, which nobody else finds; tags as far as one meets them
discussions:own_views                   members           --- -- s ......        --- -- s !!!!!!
discussions:own_views                   public            LJJ JJ s ......        LJJ JJ s !!!!!!
discussions:rename_view                 members           x                      --- -- s -!----
discussions:rename_view                 public            x                      LJJ JJ s -!----
discussions:remove_view                 members           x                      --- -- s ->----
discussions:remove_view                 public            x                      LJJ JJ s ->----
discussions:follow_tag                  members/common    x                      --- -- s ->>>>>
discussions:follow_tag                  members/workshop  x                      --- -- s >->---
discussions:follow_tag                  members/back      x                      --- -- s ---->-
discussions:follow_tag                  members/gone      x                      --- -- s ------
discussions:follow_tag                  public/common     x                      LJJ JJ s ->>>>>
discussions:follow_tag                  public/workshop   x                      LJJ JJ s >->---
discussions:follow_tag                  public/back       x                      LJJ JJ s ---->-
discussions:follow_tag                  public/gone       x                      LJJ JJ s ------
"""
