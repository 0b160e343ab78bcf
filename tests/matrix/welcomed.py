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

# thanks: Niilo has thanked Eero. For a post: whoever reads it, and nobody for her own; the week is the team's
thanks:thank                            members/@eero     --- -- s --....        --- -- s -->>>>
thanks:thank                            public/@eero      LJJ JJ s --....        LJJ JJ s -->>>>
thanks:mine                             members           --- -- s ......        --- -- s >>>>>>
thanks:mine                             public            LJJ JJ s ......        LJJ JJ s >>>>>>
thanks:take_back                        members/@eero     x                      --- -- s -->---
thanks:take_back                        public/@eero      x                      LJJ JJ s -->---
thanks:hide                             members/@eero     x                      --- -- s ->->>>
thanks:hide                             public/@eero      x                      LJJ JJ s ->->>>
thanks:week                             members           --- -- s ---...        --- -- s ---fff
thanks:week                             public            LJJ JJ s ---...        LJJ JJ s ---fff
thanks:thank_for                        members/common    --- -- s -.-...        --- -- s ->->>>
thanks:thank_for                        members/workshop  --- -- s .-----        --- -- s >-----
thanks:thank_for                        members/back      --- -- s ------        --- -- s ------
thanks:thank_for                        members/gone      --- -- s ------        --- -- s ------
thanks:thank_for                        public/common     LJJ JJ s -.-...        LJJ JJ s ->->>>
thanks:thank_for                        public/workshop   LJJ JJ s .-----        LJJ JJ s >-----
thanks:thank_for                        public/back       LJJ JJ s ------        LJJ JJ s ------
thanks:thank_for                        public/gone       LJJ JJ s ------        LJJ JJ s ------
"""
