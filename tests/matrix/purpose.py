"""Lines of the matrix about why a community is here, read as those of `table.py` are."""

PURPOSE = """
# why a community is here: members read it, founders and managers write it; of the audience nothing is written yet
purpose:overview                        members           --- -- s ......        x
purpose:overview                        public            LJJ JJ s ......        x
purpose:mission                         members           --- -- s ......        x
purpose:mission                         public            LJJ JJ s ......        x
purpose:edit_mission                    members           --- -- s ----..        --- -- s ---->>
purpose:edit_mission                    public            LJJ JJ s ----..        LJJ JJ s ---->>
purpose:mission_history                 members           --- -- s ......        x
purpose:mission_history                 public            LJJ JJ s ......        x
purpose:compare_mission                 members           --- -- s ======        x
purpose:compare_mission                 public            LJJ JJ s ======        x
purpose:cite_mission                    members           x                      --- -- s ---->>
purpose:cite_mission                    public            x                      LJJ JJ s ---->>
purpose:audience                        members           --- -- s ......        x
purpose:audience                        public            LJJ JJ s ......        x
purpose:edit_audience                   members           --- -- s ----..        --- -- s ---->>
purpose:edit_audience                   public            LJJ JJ s ----..        LJJ JJ s ---->>
purpose:audience_history                members           --- -- s ------        x
purpose:audience_history                public            LJJ JJ s ------        x
purpose:compare_audience                members           --- -- s ------        x
purpose:compare_audience                public            LJJ JJ s ------        x
purpose:cite_audience                   members           x                      --- -- s ------
purpose:cite_audience                   public            x                      LJJ JJ s ------
purpose:end_evidence                    members/common    x                      --- -- s ---->>
purpose:end_evidence                    members/workshop  x                      --- -- s ------
purpose:end_evidence                    members/back      x                      --- -- s ---->-
purpose:end_evidence                    members/gone      x                      --- -- s ------
purpose:end_evidence                    public/common     x                      LJJ JJ s ---->>
purpose:end_evidence                    public/workshop   x                      LJJ JJ s ------
purpose:end_evidence                    public/back       x                      LJJ JJ s ---->-
purpose:end_evidence                    public/gone       x                      LJJ JJ s ------
"""
