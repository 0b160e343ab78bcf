"""Pages that answer to a question in their address.

Each is asked by everybody, and nobody may meet a word that was not meant for her. {title}, {words}: canaries;
{room}, {post}: ids.
"""

PROBES = """
communities:live            after=0
communities:members         name=kanari0
communities:members         name=kanari0&after=%7C1
discussions:talk            order=started
discussions:talk            show=unread
discussions:talk            after=9999999999999999.9223372036854775807
discussions:new             room={room}
discussions:tags            after=kanari0
discussions:complete        who=
discussions:complete        who=kanari0
discussions:complete        tag=kanari0
discussions:topic           at=0&to=1
discussions:topic           draft=1
discussions:kept            place=topic
discussions:kept            place=reply:{topic}
discussions:topic           at=0&to=3
notifications:notifications after=999999
attachments:listing         show=files
attachments:listing         show=pictures&after=zzzzzzzzzzzz
pages:history               before=2
purpose:mission_history     before=2
purpose:pains               show=all
purpose:pains               q={title}
purpose:compare_mission     one=1&other=2
profiles:directory          q=kanari0
profiles:directory          q={title}
profiles:directory          q=toldme
joining:guidelines_history  before=2
joining:guidelines_changes  since=1
joining:accepted_guidelines show=all
search:search               q={title}
search:search               q={words}
search:search               q=kanari0
search:search               q={name}
discussions:print           at=1
keys                        dialog=1
switch                      q=kanari
switch                      q={title}
switch                      q={name}
home                        stay=1
"""
