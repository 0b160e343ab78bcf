"""The permission matrix: who meets what at every address of Porukka.

A new address? Add a line for each object it can be asked with (the failing test names them): the name of the
address · the object · what GET brings · what POST brings. Columns are set apart by two spaces or more. A cell has
one sign for each role, in this order:

    anonymous, Outi (a stranger), Kaisa (the keeper) | Lauri (left), Reija (removed) | Sami (suspended) |
    Gita (guest, in the private room), Eero (member), Niilo (owns the private room), Matti (moderator),
    Mari (manager, owns the secret room), Aino (founder)

or two signs (anonymous, everybody else), or one (all). The signs:

    .  a page (200)            >  done: led on, and something was written     =  led on, nothing was written
    -  missing (404)           c  a closed door: the room's name and no more (404)
    L  to sign-in              J  to the page where one joins                 s  "take a break" (403)
    x  not this method (405)   !  the form says what is wrong (400)           f  refused in words (403)
    o  done, no page (204)

What a sign promises: "-" is byte for byte what an id that belongs to nothing gets; only ">" and "o" change
the database; and whatever comes back, nobody meets a word that was not meant for her (`canaries.py`).

Objects: "site" · "members", "public": a community · "/common", "/workshop", "/back", "/gone": its open, private and
secret room or what is in there, a deleted topic · "/hidden": a topic whose opening is hidden · "/@eero": a member.
What is posted stands in `forms.py`.
"""

TABLE = """
# the house
home                                    site              .                    x
manifest                                site              .                    x
robots                                  site              .                    x
design                                  site              -                    -
design                                  development       .                    .
outbox                                  site              -                    x
outbox                                  development       .                    x
outbox_letter                           development       .                    x

# accounts: a stranger's doors, and one's own pages
people_me                               site              L.                   L>
people_language                         site              x                    =>
people_keeper                           site              -                    -
account_signup                          site              .=                   .=
account_login                           site              .=                   .=
account_request_login_code              site              .=                   .=
account_confirm_login_code              site              L=                   L=
account_logout                          site              =.                   =
account_inactive                        site              .                    x
account_reauthenticate                  site              L-                   L-
account_email                           site              L.                   L=
account_email_verification_sent         site              L=                   L=
account_change_password                 site              L=                   L=
account_set_password                    site              L.                   L.
account_reset_password                  site              .                    .
account_confirm_password_reset_code     site              L                    L
account_complete_password_reset         site              =                    =
account_password_reset_completed        site              .                    x
usersessions_list                       site              L.                   L=

# a community: what its readers see, what only members do
communities:live                        members           --- -- s ......      x
communities:live                        public            --- -- s ......      x
communities:rooms                       members           --- -- s ......      x
communities:rooms                       public            ... .. s ......      x
communities:roles                       members           --- -- s ......      x
communities:roles                       public            ... .. s ......      x
communities:members                     members           --- -- s -.....      x
communities:members                     public            LJJ JJ s -.....      x
communities:me                          members           --- -- s ......      --- -- s >>>>>>
communities:me                          public            LJJ JJ s ......      LJJ JJ s >>>>>>
communities:join                        members           --- -- s ======      --- -- s ======
communities:join                        public            ... .. s ======      L-- -- s ======
communities:leave                       members           x                    --- -- s >>>>>=
communities:leave                       public            x                    LJJ JJ s >>>>>=
communities:settings                    members           --- -- s ----..      --- -- s ---->>
communities:settings                    public            LJJ JJ s ----..      LJJ JJ s ---->>
communities:looks                       members           --- -- s ----..      --- -- s ---->>
communities:looks                       public            LJJ JJ s ----..      LJJ JJ s ---->>
communities:theme                       members           --- -- s ......      x
communities:theme                       public            ... .. s ......      x
communities:parts                       members           --- -- s ----..      --- -- s ---->>
communities:parts                       public            LJJ JJ s ----..      LJJ JJ s ---->>
communities:invitations                 members           --- -- s -.....      --- -- s ->>>>>
communities:invitations                 public            LJJ JJ s -.....      LJJ JJ s ->>>>>
communities:new_room                    members           --- -- s ----..      --- -- s ---->>
communities:new_room                    public            LJJ JJ s ----..      LJJ JJ s ---->>

# rooms: who owns a private or secret one decides there, whatever the others' roles
communities:edit_room                   members/common    --- -- s ----..      --- -- s ---->>
communities:edit_room                   members/workshop  --- -- s --.---      --- -- s -->---
communities:edit_room                   members/back      --- -- s ----.-      --- -- s ---->-
communities:edit_room                   public/common     LJJ JJ s ----..      LJJ JJ s ---->>
communities:edit_room                   public/workshop   LJJ JJ s --.---      LJJ JJ s -->---
communities:edit_room                   public/back       LJJ JJ s ----.-      LJJ JJ s ---->-
communities:room_people                 members/common    --- -- s ------      --- -- s ------
communities:room_people                 members/workshop  --- -- s .-.---      --- -- s -->---
communities:room_people                 members/back      --- -- s ----.-      --- -- s ---->-
communities:room_people                 public/common     LJJ JJ s ------      LJJ JJ s ------
communities:room_people                 public/workshop   LJJ JJ s .-.---      LJJ JJ s -->---
communities:room_people                 public/back       LJJ JJ s ----.-      LJJ JJ s ---->-
communities:leave_room                  members/common    x                    --- -- s ------
communities:leave_room                  members/workshop  x                    --- -- s >-f---
communities:leave_room                  members/back      x                    --- -- s ---->-
communities:leave_room                  public/common     x                    LJJ JJ s ------
communities:leave_room                  public/workshop   x                    LJJ JJ s >-f---
communities:leave_room                  public/back       x                    LJJ JJ s ---->-

# before the door of a private room; nobody outside knows of a secret one, and these rooms are not full
communities:ask_in                      members/common    x                    --- -- s ------
communities:ask_in                      members/workshop  x                    --- -- s ->->>>
communities:ask_in                      members/back      x                    --- -- s ------
communities:stop_waiting                members/common    x                    --- -- s ------
communities:stop_waiting                members/workshop  x                    --- -- s ------
communities:stop_waiting                members/back      x                    --- -- s ------
communities:start_sibling               members/common    --- -- s ------      --- -- s ------
communities:start_sibling               members/workshop  --- -- s ------      --- -- s ------
communities:start_sibling               members/back      --- -- s ------      --- -- s ------
communities:ask_in                      public/common     x                    LJJ JJ s ------
communities:ask_in                      public/workshop   x                    LJJ JJ s ->->>>
communities:ask_in                      public/back       x                    LJJ JJ s ------
communities:stop_waiting                public/common     x                    LJJ JJ s ------
communities:stop_waiting                public/workshop   x                    LJJ JJ s ------
communities:stop_waiting                public/back       x                    LJJ JJ s ------
communities:start_sibling               public/common     LJJ JJ s ------      LJJ JJ s ------
communities:start_sibling               public/workshop   LJJ JJ s ------      LJJ JJ s ------
communities:start_sibling               public/back       LJJ JJ s ------      LJJ JJ s ------

# stewards: whoever reads the room reads who looks after it; members offer themselves
communities:stewards                    members/common    --- -- s -.....      --- -- s ->>>>>
communities:stewards                    members/workshop  --- -- s .-.---      --- -- s -->---
communities:stewards                    members/back      --- -- s ----.-      --- -- s ---->-
communities:stewards                    public/common     LJJ JJ s -.....      LJJ JJ s ->>>>>
communities:stewards                    public/workshop   LJJ JJ s .-.---      LJJ JJ s -->---
communities:stewards                    public/back       LJJ JJ s ----.-      LJJ JJ s ---->-

# members: nobody acts upon herself, upon her equals or upon those above her
communities:member                      members/@eero     --- -- s -.....      x
communities:member                      members/@gita     --- -- s ......      x
communities:member                      members/@sami     --- -- s ---...      x
communities:member                      members/@reija    --- -- s ------      x
communities:member                      public/@eero      LJJ JJ s -.....      x
communities:give_role                   members/@eero     x                    --- -- s ---->>
communities:give_role                   members/@aino     x                    --- -- s ------
communities:give_role                   public/@eero      x                    LJJ JJ s ---->>
communities:suspend                     members/@eero     x                    --- -- s --->>>
communities:suspend                     members/@matti    x                    --- -- s ---->>
communities:suspend                     members/@aino     x                    --- -- s ------
communities:suspend                     public/@eero      x                    LJJ JJ s --->>>
communities:end_suspension              members/@eero     x                    --- -- s ------
communities:end_suspension              members/@sami     x                    --- -- s --->>>
communities:end_suspension              public/@eero      x                    LJJ JJ s ------
communities:remove                      members/@eero     x                    --- -- s ---->>
communities:remove                      members/@mari     x                    --- -- s ----->
communities:remove                      public/@eero      x                    LJJ JJ s ---->>
communities:picture                     members/@eero     --- -- - ......      x
communities:picture                     public/@eero      ... .. - ......      x

# invitations: by Eero into the community, by Niilo into the private room, by Mari into the secret one
communities:withdraw                    members/common    x                    --- -- s ->->>>
communities:withdraw                    members/workshop  x                    --- -- s -->>>>
communities:withdraw                    members/back      x                    --- -- s ---->-
communities:withdraw                    public/common     x                    LJJ JJ s ->->>>
communities:withdraw                    public/workshop   x                    LJJ JJ s -->>>>
communities:withdraw                    public/back       x                    LJJ JJ s ---->-
communities:invitation                  site              -                    -
communities:invitation                  members/common    ... .. . ......      L>> >- - ======
communities:invitation                  members/workshop  ... .. . ......      L>> >- - =>=>>>
communities:invitation                  members/back      ... .. . ......      L>> >- - >>>>=>
communities:invitation                  public/common     ... .. . ......      L>> >- - ======
communities:invitation                  public/workshop   ... .. . ......      L>> >- - =>=>>>
communities:invitation                  public/back       ... .. . ......      L>> >- - >>>>=>

# the talk: lists, and starting a discussion in a room
discussions:talk                        members           --- -- s ......      x
discussions:talk                        public            ... .. s ......      x
discussions:preview                     members           x                    --- -- s ......
discussions:preview                     public            x                    LJJ JJ s ......
discussions:read_all                    members           x                    --- -- s >>>>>>
discussions:read_all                    public            x                    LJJ JJ s >>>>>>
discussions:room                        members/common    --- -- s -.....      x
discussions:room                        members/workshop  --- -- s .c.ccc      x
discussions:room                        members/back      --- -- s ----.-      x
discussions:room                        public/common     ... .. s -.....      x
discussions:room                        public/workshop   --- -- s .c.ccc      x
discussions:room                        public/back       --- -- s ----.-      x
discussions:new                         members/common    --- -- s ......      --- -- s !>>>>>
discussions:new                         members/workshop  --- -- s ......      --- -- s >!>!!!
discussions:new                         members/back      --- -- s ......      --- -- s !!!!>!
discussions:new                         public/common     LJJ JJ s ......      LJJ JJ s !>>>>>
discussions:new                         public/workshop   LJJ JJ s ......      LJJ JJ s >!>!!!
discussions:new                         public/back       LJJ JJ s ......      LJJ JJ s !!!!>!
discussions:topic_addition              members           --- -- s ......      x
discussions:topic_addition              public            LJJ JJ s ......      x

# a topic
discussions:topic                       members/common    --- -- s -.....      x
discussions:topic                       members/workshop  --- -- s .-.---      x
discussions:topic                       members/back      --- -- s ----.-      x
discussions:topic                       members/gone      --- -- s ------      x
discussions:topic                       public/common     ... .. s -.....      x
discussions:topic                       public/workshop   --- -- s .-.---      x
discussions:topic                       public/back       --- -- s ----.-      x
discussions:topic                       public/gone       --- -- s ------      x
discussions:reply                       members/common    x                    --- -- s ->>>>>
discussions:reply                       members/workshop  x                    --- -- s >->---
discussions:reply                       members/back      x                    --- -- s ---->-
discussions:reply                       members/gone      x                    --- -- s ------
discussions:reply                       public/common     x                    LJJ JJ s ->>>>>
discussions:reply                       public/workshop   x                    LJJ JJ s >->---
discussions:reply                       public/back       x                    LJJ JJ s ---->-
discussions:reply                       public/gone       x                    LJJ JJ s ------
discussions:reply_addition              members/common    --- -- s -.....      x
discussions:reply_addition              members/workshop  --- -- s .-.---      x
discussions:reply_addition              members/back      --- -- s ----.-      x
discussions:reply_addition              members/gone      --- -- s ------      x
discussions:reply_addition              public/common     LJJ JJ s -.....      x
discussions:reply_addition              public/workshop   LJJ JJ s .-.---      x
discussions:reply_addition              public/back       LJJ JJ s ----.-      x
discussions:reply_addition              public/gone       LJJ JJ s ------      x
discussions:read                        members/common    x                    --- -- s -ooooo
discussions:read                        members/workshop  x                    --- -- s o-o---
discussions:read                        members/back      x                    --- -- s ----o-
discussions:read                        members/gone      x                    --- -- s ------
discussions:read                        public/common     x                    LJJ JJ s -ooooo
discussions:read                        public/workshop   x                    LJJ JJ s o-o---
discussions:read                        public/back       x                    LJJ JJ s ----o-
discussions:read                        public/gone       x                    LJJ JJ s ------

# a post: Niilo wrote those in the open and in the private room, Mari the one in the secret room
discussions:post                        members/common    --- -- s -=====      x
discussions:post                        members/workshop  --- -- s =-=---      x
discussions:post                        members/back      --- -- s ----=-      x
discussions:post                        members/gone      --- -- s ------      x
discussions:post                        public/common     === == s -=====      x
discussions:post                        public/workshop   --- -- s =-=---      x
discussions:post                        public/back       --- -- s ----=-      x
discussions:post                        public/gone       --- -- s ------      x
discussions:edit                        members/common    --- -- s --.---      --- -- s -->---
discussions:edit                        members/workshop  --- -- s --.---      --- -- s -->---
discussions:edit                        members/back      --- -- s ----.-      --- -- s ---->-
discussions:edit                        members/gone      --- -- s ------      --- -- s ------
discussions:edit                        public/common     LJJ JJ s --.---      LJJ JJ s -->---
discussions:edit                        public/workshop   LJJ JJ s --.---      LJJ JJ s -->---
discussions:edit                        public/back       LJJ JJ s ----.-      LJJ JJ s ---->-
discussions:edit                        public/gone       LJJ JJ s ------      LJJ JJ s ------
discussions:delete                      members/common    x                    --- -- s -->>>>
discussions:delete                      members/workshop  x                    --- -- s -->---
discussions:delete                      members/back      x                    --- -- s ---->-
discussions:delete                      members/gone      x                    --- -- s ------
discussions:delete                      public/common     x                    LJJ JJ s -->>>>
discussions:delete                      public/workshop   x                    LJJ JJ s -->---
discussions:delete                      public/back       x                    LJJ JJ s ---->-
discussions:delete                      public/gone       x                    LJJ JJ s ------
discussions:undo_deletion               members/common    x                    --- -- s ------
discussions:undo_deletion               members/workshop  x                    --- -- s ------
discussions:undo_deletion               members/back      x                    --- -- s ------
discussions:undo_deletion               members/gone      x                    --- -- s ->----  # Eero deleted it
discussions:undo_deletion               public/common     x                    LJJ JJ s ------
discussions:undo_deletion               public/workshop   x                    LJJ JJ s ------
discussions:undo_deletion               public/back       x                    LJJ JJ s ------
discussions:undo_deletion               public/gone       x                    LJJ JJ s ->----

# order: the team closes and pins, in a private or secret room its owner. Taking back what is not done changes nothing
discussions:close                       members/common    --- -- s ---...        --- -- s --->>>
discussions:close                       members/workshop  --- -- s --.---        --- -- s -->---
discussions:close                       members/back      --- -- s ----.-        --- -- s ---->-
discussions:close                       members/gone      --- -- s ------        --- -- s ------
discussions:close                       public/common     LJJ JJ s ---...        LJJ JJ s --->>>
discussions:close                       public/workshop   LJJ JJ s --.---        LJJ JJ s -->---
discussions:close                       public/back       LJJ JJ s ----.-        LJJ JJ s ---->-
discussions:close                       public/gone       LJJ JJ s ------        LJJ JJ s ------
discussions:reopen                      members/common    x                      --- -- s ---===
discussions:reopen                      members/workshop  x                      --- -- s --=---
discussions:reopen                      members/back      x                      --- -- s ----=-
discussions:reopen                      members/gone      x                      --- -- s ------
discussions:reopen                      public/common     x                      LJJ JJ s ---===
discussions:reopen                      public/workshop   x                      LJJ JJ s --=---
discussions:reopen                      public/back       x                      LJJ JJ s ----=-
discussions:reopen                      public/gone       x                      LJJ JJ s ------
discussions:pin                         members/common    x                      --- -- s --->>>
discussions:pin                         members/workshop  x                      --- -- s -->---
discussions:pin                         members/back      x                      --- -- s ---->-
discussions:pin                         members/gone      x                      --- -- s ------
discussions:pin                         public/common     x                      LJJ JJ s --->>>
discussions:pin                         public/workshop   x                      LJJ JJ s -->---
discussions:pin                         public/back       x                      LJJ JJ s ---->-
discussions:pin                         public/gone       x                      LJJ JJ s ------
discussions:unpin                       members/common    x                      --- -- s ---===
discussions:unpin                       members/workshop  x                      --- -- s --=---
discussions:unpin                       members/back      x                      --- -- s ----=-
discussions:unpin                       members/gone      x                      --- -- s ------
discussions:unpin                       public/common     x                      LJJ JJ s ---===
discussions:unpin                       public/workshop   x                      LJJ JJ s --=---
discussions:unpin                       public/back       x                      LJJ JJ s ----=-
discussions:unpin                       public/gone       x                      LJJ JJ s ------

# hiding: not one's own, and nothing is hidden here, so there is nothing to show again
discussions:hide                        members/common    --- -- s ---...        --- -- s --->>>
discussions:hide                        members/workshop  --- -- s ------        --- -- s ------
discussions:hide                        members/back      --- -- s ------        --- -- s ------
discussions:hide                        members/gone      --- -- s ------        --- -- s ------
discussions:hide                        public/common     LJJ JJ s ---...        LJJ JJ s --->>>
discussions:hide                        public/workshop   LJJ JJ s ------        LJJ JJ s ------
discussions:hide                        public/back       LJJ JJ s ------        LJJ JJ s ------
discussions:hide                        public/gone       LJJ JJ s ------        LJJ JJ s ------
discussions:unhide                      members/common    x                      --- -- s ------
discussions:unhide                      members/workshop  x                      --- -- s ------
discussions:unhide                      members/back      x                      --- -- s ------
discussions:unhide                      members/gone      x                      --- -- s ------
discussions:unhide                      public/common     x                      LJJ JJ s ------
discussions:unhide                      public/workshop   x                      LJJ JJ s ------
discussions:unhide                      public/back       x                      LJJ JJ s ------
discussions:unhide                      public/gone       x                      LJJ JJ s ------
discussions:unhide                      members/hidden    x                      --- -- s --->>>
discussions:unhide                      public/hidden     x                      LJJ JJ s --->>>
discussions:edit                        members/hidden    --- -- s ------        --- -- s ------
discussions:edit                        public/hidden     LJJ JJ s ------        LJJ JJ s ------
discussions:topic                       members/hidden    --- -- s -.....        x
discussions:topic                       public/hidden     ... .. s -.....        x
discussions:post                        members/hidden    --- -- s -=====        x
discussions:post                        public/hidden     === == s -=====        x

# telling the team: about anybody's words but one's own. Niilo told about Eero's and Gita's, Mari about Matti's
moderation:report                       members/common    --- -- s -.-...        --- -- s ->->>>
moderation:report                       members/workshop  --- -- s .-----        --- -- s >-----
moderation:report                       members/back      --- -- s ------        --- -- s ------
moderation:report                       members/gone      --- -- s ------        --- -- s ------
moderation:report                       public/common     LJJ JJ s -.-...        LJJ JJ s ->->>>
moderation:report                       public/workshop   LJJ JJ s .-----        LJJ JJ s >-----
moderation:report                       public/back       LJJ JJ s ------        LJJ JJ s ------
moderation:report                       public/gone       LJJ JJ s ------        LJJ JJ s ------
moderation:reports                      members           --- -- s --....        x
moderation:reports                      public            LJJ JJ s --....        x
moderation:settle                       members/common    x                      --- -- s --->>>
moderation:settle                       members/workshop  x                      --- -- s -->---
moderation:settle                       members/back      x                      --- -- s ---->-
moderation:settle                       members/gone      x                      --- -- s ------
moderation:settle                       public/common     x                      LJJ JJ s --->>>
moderation:settle                       public/workshop   x                      LJJ JJ s -->---
moderation:settle                       public/back       x                      LJJ JJ s ---->-
moderation:settle                       public/gone       x                      LJJ JJ s ------

# polls: Eero, Lauri and Niilo have voted in the open room, Gita and Niilo in the private one, Mari in the secret one
polls:vote                              members/common    x                    --- -- s -==>>>
polls:vote                              members/workshop  x                    --- -- s =-=---
polls:vote                              members/back      x                    --- -- s ----=-
polls:vote                              members/gone      x                    --- -- s ------
polls:vote                              public/common     x                    LJJ JJ s -==>>>
polls:vote                              public/workshop   x                    LJJ JJ s =-=---
polls:vote                              public/back       x                    LJJ JJ s ----=-
polls:vote                              public/gone       x                    LJJ JJ s ------
polls:add_option                        members/common    x                      --- -- s ->>>>>
polls:add_option                        members/workshop  x                      --- -- s >->---
polls:add_option                        members/back      x                      --- -- s ---->-
polls:add_option                        members/gone      x                      --- -- s ------
polls:add_option                        public/common     x                      LJJ JJ s ->>>>>
polls:add_option                        public/workshop   x                      LJJ JJ s >->---
polls:add_option                        public/back       x                      LJJ JJ s ---->-
polls:add_option                        public/gone       x                      LJJ JJ s ------
polls:poll                              members/common    --- -- s -.....      x
polls:poll                              members/workshop  --- -- s .-.---      x
polls:poll                              members/back      --- -- s ----.-      x
polls:poll                              members/gone      --- -- s ------      x
polls:poll                              public/common     ... .. s -.....      x
polls:poll                              public/workshop   --- -- s .-.---      x
polls:poll                              public/back       --- -- s ----.-      x
polls:poll                              public/gone       --- -- s ------      x
polls:outcome                           members/common    --- -- s -.....      x
polls:outcome                           members/workshop  --- -- s .-.---      x
polls:outcome                           members/back      --- -- s ----.-      x
polls:outcome                           members/gone      --- -- s ------      x
polls:outcome                           public/common     LJJ JJ s -.....      x
polls:outcome                           public/workshop   LJJ JJ s .-.---      x
polls:outcome                           public/back       LJJ JJ s ----.-      x
polls:outcome                           public/gone       LJJ JJ s ------      x
polls:edit                              members/common    --- -- s -.-...      --- -- s -f-fff
polls:edit                              members/workshop  --- -- s --.---      --- -- s --f---
polls:edit                              members/back      --- -- s ----.-      --- -- s ----f-
polls:edit                              members/gone      --- -- s ------      --- -- s ------
polls:edit                              public/common     LJJ JJ s -.-...      LJJ JJ s -f-fff
polls:edit                              public/workshop   LJJ JJ s --.---      LJJ JJ s --f---
polls:edit                              public/back       LJJ JJ s ----.-      LJJ JJ s ----f-
polls:edit                              public/gone       LJJ JJ s ------      LJJ JJ s ------
polls:closing                           members/common    --- -- s -.-...      --- -- s ->->>>
polls:closing                           members/workshop  --- -- s --.---      --- -- s -->---
polls:closing                           members/back      --- -- s ----.-      --- -- s ---->-
polls:closing                           members/gone      --- -- s ------      --- -- s ------
polls:closing                           public/common     LJJ JJ s -.-...      LJJ JJ s ->->>>
polls:closing                           public/workshop   LJJ JJ s --.---      LJJ JJ s -->---
polls:closing                           public/back       LJJ JJ s ----.-      LJJ JJ s ---->-
polls:closing                           public/gone       LJJ JJ s ------      LJJ JJ s ------
polls:close                             members/common    x                      --- -- s ->->>>
polls:close                             members/workshop  x                      --- -- s -->---
polls:close                             members/back      x                      --- -- s ---->-
polls:close                             members/gone      x                      --- -- s ------
polls:close                             public/common     x                      LJJ JJ s ->->>>
polls:close                             public/workshop   x                      LJJ JJ s -->---
polls:close                             public/back       x                      LJJ JJ s ---->-
polls:close                             public/gone       x                      LJJ JJ s ------
polls:answers                           members/common    --- -- s -.-...        x
polls:answers                           members/workshop  --- -- s ------        x
polls:answers                           members/back      --- -- s ----.-        x
polls:answers                           members/gone      --- -- s ------        x
polls:answers                           public/common     LJJ JJ s -.-...        x
polls:answers                           public/workshop   LJJ JJ s ------        x
polls:answers                           public/back       LJJ JJ s ----.-        x
polls:answers                           public/gone       LJJ JJ s ------        x

# being told: one's own lines, about what one may see today. Eero and Matti were told before they were shown out
notifications:notifications             members           --- -- s ......      x
notifications:notifications             public            LJJ JJ s ......      x
notifications:read_all                  members           x                    --- -- s >>>>>=
notifications:read_all                  public            x                    LJJ JJ s >>>>>=
notifications:open                      members/common    x                    --- -- s ->----
notifications:open                      members/workshop  x                    --- -- s ------
notifications:open                      members/back      x                    --- -- s ------
notifications:open                      members/gone      x                    --- -- s ------
notifications:open                      public/common     x                    LJJ JJ s ->----
notifications:open                      public/workshop   x                    LJJ JJ s ------
notifications:open                      public/back       x                    LJJ JJ s ------
notifications:open                      public/gone       x                    LJJ JJ s ------
notifications:bell                      members           --- -- s ......      x
notifications:bell                      public            LJJ JJ s ......      x
notifications:settings                  members           --- -- s ......      --- -- s >>>>>>
notifications:settings                  public            LJJ JJ s ......      LJJ JJ s >>>>>>
notifications:off                       site              -                    -

# the verdict and what is behind it: for the team; what is measured, for every member
insights:verdict                        members           --- -- s ---...      x
insights:verdict                        public            LJJ JJ s ---...      x
insights:behind                         members           --- -- s ---...      x
insights:behind                         public            LJJ JJ s ---...      x
insights:answers                        members           --- -- s ---...      x
insights:answers                        public            LJJ JJ s ---...      x
insights:people                         members           --- -- s ---...      x
insights:people                         public            LJJ JJ s ---...      x
insights:trends                         members           --- -- s ---...      x
insights:trends                         public            LJJ JJ s ---...      x
insights:ties                           members           --- -- s ---...      x
insights:ties                           public            LJJ JJ s ---...      x
insights:more                           members           --- -- s ---...      x
insights:more                           public            LJJ JJ s ---...      x
insights:choices                        members           --- -- s ----..      --- -- s ---->>
insights:choices                        public            LJJ JJ s ----..      LJJ JJ s ---->>
insights:leave_out                      members           x                    --- -- s >>>>>>
insights:leave_out                      public            x                    LJJ JJ s >>>>>>
insights:take_in                        members           x                    --- -- s ======
insights:take_in                        public            x                    LJJ JJ s ======
insights:measured                       members           --- -- s ......      x
insights:measured                       public            LJJ JJ s ......      x
history:history                         members           --- -- s ......      x
history:history                         public            LJJ JJ s ......      x

# mood and themes: for the team, rooms and alert words for the leaders. In private rooms nobody said yes
mood:mood                               members           --- -- s ---...      x
mood:mood                               public            LJJ JJ s ---...      x
mood:posts                              members           --- -- s ---...      x
mood:posts                              public            LJJ JJ s ---...      x
mood:rooms                              members           --- -- s ----..      x
mood:rooms                              public            LJJ JJ s ----..      x
mood:alerts                             members           --- -- s ----..      --- -- s ---->>
mood:alerts                             public            LJJ JJ s ----..      LJJ JJ s ---->>
mood:make_post                          members           x                    --- -- s --->>>
mood:make_post                          public            x                    LJJ JJ s --->>>
mood:remove_alert                       members           x                    --- -- s ---->>
mood:remove_alert                       public            x                    LJJ JJ s ---->>
mood:correct                            members/common    x                    --- -- s --->>>
mood:correct                            members/workshop  x                    --- -- s ------
mood:correct                            members/back      x                    --- -- s ------
mood:correct                            members/gone      x                    --- -- s ------
mood:correct                            public/common     x                    LJJ JJ s --->>>
mood:correct                            public/workshop   x                    LJJ JJ s ------
mood:correct                            public/back       x                    LJJ JJ s ------
mood:correct                            public/gone       x                    LJJ JJ s ------
mood:choose_room                        members/common    x                    --- -- s ---->>
mood:choose_room                        members/workshop  x                    --- -- s ---->>
mood:choose_room                        members/back      x                    --- -- s ------
mood:choose_room                        public/common     x                    LJJ JJ s ---->>
mood:choose_room                        public/workshop   x                    LJJ JJ s ---->>
mood:choose_room                        public/back       x                    LJJ JJ s ------

# finding: whoever may read a community may search in what she reads
search:search                           members           --- -- s ......      x
search:search                           public            ... .. s ......      x
search:synonyms                         members           --- -- s ----..      --- -- s ---->>
search:synonyms                         public            LJJ JJ s ----..      LJJ JJ s ---->>
search:remove_synonyms                  members           x                    --- -- s ---->>
search:remove_synonyms                  public            x                    LJJ JJ s ---->>
"""
