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

# pictures and files: seen with their post, or not at all
attachments:upload                      members           x                    --- -- s !!!!!!
attachments:upload                      public            x                    LJJ JJ s !!!!!!
attachments:uploaded                    members/common    --- -- s ------      x
attachments:uploaded                    members/workshop  --- -- s ------      x
attachments:uploaded                    members/back      --- -- s ------      x
attachments:uploaded                    members/gone      --- -- s ------      x
attachments:uploaded                    public/common     LJJ JJ s ------      x
attachments:uploaded                    public/workshop   LJJ JJ s ------      x
attachments:uploaded                    public/back       LJJ JJ s ------      x
attachments:uploaded                    public/gone       LJJ JJ s ------      x
attachments:attachment                  members/common    --- -- s -.....      x
attachments:attachment                  members/workshop  --- -- s .-.---      x
attachments:attachment                  members/back      --- -- s ----.-      x
attachments:attachment                  members/gone      --- -- s ------      x
attachments:attachment                  members/hidden    --- -- s --....      x
attachments:attachment                  public/common     ... .. s -.....      x
attachments:attachment                  public/workshop   --- -- s .-.---      x
attachments:attachment                  public/back       --- -- s ----.-      x
attachments:attachment                  public/gone       --- -- s ------      x
attachments:attachment                  public/hidden     --- -- s --....      x
attachments:media                       members/common    --- -- s -.....      x
attachments:media                       members/workshop  --- -- s .-.---      x
attachments:media                       members/back      --- -- s ----.-      x
attachments:media                       members/gone      --- -- s ------      x
attachments:media                       members/hidden    --- -- s --....      x
attachments:media                       public/common     ... .. s -.....      x
attachments:media                       public/workshop   --- -- s .-.---      x
attachments:media                       public/back       --- -- s ----.-      x
attachments:media                       public/gone       --- -- s ------      x
attachments:media                       public/hidden     --- -- s --....      x
attachments:listing                     members           --- -- s ......      x
attachments:listing                     public            ... .. s ......      x
attachments:room_listing                members/common    --- -- s -.....      x
attachments:room_listing                members/workshop  --- -- s .-.---      x
attachments:room_listing                members/back      --- -- s ----.-      x
attachments:room_listing                public/common     ... .. s -.....      x
attachments:room_listing                public/workshop   --- -- s .-.---      x
attachments:room_listing                public/back       --- -- s ----.-      x

# reactions: the starter and the second of each talk have given theirs before; visitors see them, not whose they are
discussions:reactions                   members/common    --- -- s -.....       --- -- s -=>>>>
discussions:reactions                   members/workshop  --- -- s .-.---       --- -- s =->---
discussions:reactions                   members/back      --- -- s ----.-       --- -- s ----=-
discussions:reactions                   members/gone      --- -- s ------       --- -- s ------
discussions:reactions                   members/hidden    --- -- s ------       --- -- s ------
discussions:reactions                   public/common     LJJ JJ s -.....       LJJ JJ s -=>>>>
discussions:reactions                   public/workshop   LJJ JJ s .-.---       LJJ JJ s =->---
discussions:reactions                   public/back       LJJ JJ s ----.-       LJJ JJ s ----=-
discussions:reactions                   public/gone       LJJ JJ s ------       LJJ JJ s ------
discussions:reactions                   public/hidden     LJJ JJ s ------       LJJ JJ s ------
discussions:slow                        members/common    --- -- s ---...        --- -- s --->>>
discussions:slow                        members/workshop  --- -- s --.---        --- -- s -->---
discussions:slow                        members/back      --- -- s ----.-        --- -- s ---->-
discussions:slow                        members/gone      --- -- s ------        --- -- s ------
discussions:slow                        public/common     LJJ JJ s ---...        LJJ JJ s --->>>
discussions:slow                        public/workshop   LJJ JJ s --.---        LJJ JJ s -->---
discussions:slow                        public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
discussions:slow                        public/gone       LJJ JJ s ------        LJJ JJ s ------
discussions:end_slow                    members/common    x                      --- -- s ---===
discussions:end_slow                    members/workshop  x                      --- -- s --=---
discussions:end_slow                    members/back      x                      --- -- s ----=-
discussions:end_slow                    members/gone      x                      --- -- s ------
discussions:end_slow                    public/common     x                      LJJ JJ s ---===
discussions:end_slow                    public/workshop   x                      LJJ JJ s --=---
discussions:end_slow                    public/back       x                      LJJ JJ s ----=-
discussions:end_slow                    public/gone       x                      LJJ JJ s ------

# tags: whoever reads a post that has one meets it; of what was deleted or hidden nothing is left
discussions:tags                        members           --- -- s ......      x
discussions:tags                        public            ... .. s ......      x
discussions:complete                    members           --- -- s ......      x
discussions:complete                    public            LJJ JJ s ......      x
discussions:tag                         members/common    --- -- s -.....      x
discussions:tag                         members/workshop  --- -- s .-.---      x
discussions:tag                         members/back      --- -- s ----.-      x
discussions:tag                         members/gone      --- -- s ------      x
discussions:tag                         members/hidden    --- -- s ------      x
discussions:tag                         public/common     ... .. s -.....      x
discussions:tag                         public/workshop   --- -- s .-.---      x
discussions:tag                         public/back       --- -- s ----.-      x
discussions:tag                         public/gone       --- -- s ------      x
discussions:tag                         public/hidden     --- -- s ------      x

# where nothing is asked, no reply is marked as the answer
discussions:accept                      members/common    x                      --- -- s ------
discussions:accept                      members/workshop  x                      --- -- s ------
discussions:accept                      members/back      x                      --- -- s ------
discussions:accept                      members/gone      x                      --- -- s ------
discussions:accept                      public/common     x                      LJJ JJ s ------
discussions:accept                      public/workshop   x                      LJJ JJ s ------
discussions:accept                      public/back       x                      LJJ JJ s ------
discussions:accept                      public/gone       x                      LJJ JJ s ------
discussions:take_answer_back            members/common    x                      --- -- s ------
discussions:take_answer_back            members/workshop  x                      --- -- s ------
discussions:take_answer_back            members/back      x                      --- -- s ------
discussions:take_answer_back            members/gone      x                      --- -- s ------
discussions:take_answer_back            public/common     x                      LJJ JJ s ------
discussions:take_answer_back            public/workshop   x                      LJJ JJ s ------
discussions:take_answer_back            public/back       x                      LJJ JJ s ------
discussions:take_answer_back            public/gone       x                      LJJ JJ s ------

# a discussion on paper: as on its own pages
discussions:print                       members/common    --- -- s -.....      x
discussions:print                       members/workshop  --- -- s .-.---      x
discussions:print                       members/back      --- -- s ----.-      x
discussions:print                       members/gone      --- -- s ------      x
discussions:print                       members/hidden    --- -- s -.....      x
discussions:print                       public/common     ... .. s -.....      x
discussions:print                       public/workshop   --- -- s .-.---      x
discussions:print                       public/back       --- -- s ----.-      x
discussions:print                       public/gone       --- -- s ------      x
discussions:print                       public/hidden     ... .. s -.....      x
# drafts: each one's own, and nobody else's, whatever her role
discussions:drafts                      members             --- -- s ......      x
discussions:drafts                      public              LJJ JJ s ......      x
discussions:kept                        members             --- -- s ------      --- -- s oooooo
discussions:kept                        public              LJJ JJ s ------      LJJ JJ s oooooo
discussions:draft                       members/common      --- -- s -.----      --- -- s ->----
discussions:draft                       public/common       LJJ JJ s -.----      LJJ JJ s ->----
discussions:draft                       members/workshop    --- -- s --.---      --- -- s -->---
discussions:draft                       public/workshop     LJJ JJ s --.---      LJJ JJ s -->---
discussions:draft                       members/back        --- -- s ----.-      --- -- s ---->-
discussions:draft                       public/back         LJJ JJ s ----.-      LJJ JJ s ---->-
discussions:draft                       members/discarded   --- -- s ------      --- -- s ------
discussions:draft                       public/discarded    LJJ JJ s ------      LJJ JJ s ------
discussions:publish_draft               members/common      x                    --- -- s ->----
discussions:publish_draft               public/common       x                    LJJ JJ s ->----
discussions:publish_draft               members/workshop    x                    --- -- s -->---
discussions:publish_draft               public/workshop     x                    LJJ JJ s -->---
discussions:publish_draft               members/back        x                    --- -- s ---->-
discussions:publish_draft               public/back         x                    LJJ JJ s ---->-
discussions:publish_draft               members/discarded   x                    --- -- s ------
discussions:publish_draft               public/discarded    x                    LJJ JJ s ------
discussions:unschedule                  members/common      x                    --- -- s ->----
discussions:unschedule                  public/common       x                    LJJ JJ s ->----
discussions:unschedule                  members/workshop    x                    --- -- s --=---
discussions:unschedule                  public/workshop     x                    LJJ JJ s --=---
discussions:unschedule                  members/back        x                    --- -- s ----=-
discussions:unschedule                  public/back         x                    LJJ JJ s ----=-
discussions:unschedule                  members/discarded   x                    --- -- s ------
discussions:unschedule                  public/discarded    x                    LJJ JJ s ------
discussions:discard                     members/common      x                    --- -- s ->----
discussions:discard                     public/common       x                    LJJ JJ s ->----
discussions:discard                     members/workshop    x                    --- -- s -->---
discussions:discard                     public/workshop     x                    LJJ JJ s -->---
discussions:discard                     members/back        x                    --- -- s ---->-
discussions:discard                     public/back         x                    LJJ JJ s ---->-
discussions:discard                     members/discarded   x                    --- -- s ------
discussions:discard                     public/discarded    x                    LJJ JJ s ------
discussions:undo_discarding             members/common      x                    --- -- s ------
discussions:undo_discarding             public/common       x                    LJJ JJ s ------
discussions:undo_discarding             members/workshop    x                    --- -- s ------
discussions:undo_discarding             public/workshop     x                    LJJ JJ s ------
discussions:undo_discarding             members/back        x                    --- -- s ------
discussions:undo_discarding             public/back         x                    LJJ JJ s ------
discussions:undo_discarding             members/discarded   x                    --- -- s ->----
discussions:undo_discarding             public/discarded    x                    LJJ JJ s ->----
"""
