"""Where the house rules give way, each with the reason. A shorter list is a better one."""

# File names that any domain may use. What tells two stories grows out into a folder of the same name.
KNOWN = {
    "__init__.py", "apps.py", "models.py", "rules.py", "actions.py", "queries.py", "forms.py", "views.py",
    "urls.py", "slots.py", "blocks.py", "gates.py", "subscribers.py", "tasks.py",
    "models", "rules", "actions", "queries", "forms", "views", "tasks",
    "templates", "static", "migrations", "tests",
}  # fmt: skip

# core is a box of tools and config is the shell: neither is a domain.
NOT_DOMAINS = {"core", "config"}

FURTHER_NAMES: dict[str, dict[str, str]] = {
    "insights": {
        "archives": "readers of what other places export, one file a format",
        "measures": "arithmetic on plain values, which asks no table",
        "paper.py": "what was weighed as text, JSON and a page that stands alone",
        "telling": "what was measured in words, on whatever page it stands",
        "weighing.py": "the measure of a file, without settings and database",
    },
    "mood": {
        "classifier": "a text's label by arithmetic on a small file, without settings and database",
        "measures": "arithmetic on plain values, which asks no table",
        "words.py": "the words of a post as themes, which actions and views both ask",
        "lab.py": "how often the label is right, on anybody's own texts",
        "weights": "what the classifier has learnt, one file a language; bench/mood makes them",
    },
    "people": {
        "adapter.py": "allauth's hook for what Porukka does its own way",
        "addresses.py": "where a request comes from; throttles and the log of accounts ask it",
        "codes.py": "a mailed code typed on a page of a higher floor, which keeps its place",
        "events.py": "the log of accounts, as deeds are the log of a community",
        "hashing.py": "named in the settings as the password hasher",
        "keeper.py": "the one-time link of the first person, printed at start",
        "letters.py": "the mails about an account",
        "middleware.py": "named in the settings",
        "names.py": "what a person may be called, which forms and actions both ask",
        "once.py": "the once-keys that every form which creates carries, on all floors above",
        "purging.py": "forgets accounts that nobody came back for",
        "signing.py": "signs in whoever has proven an address on a page of a higher floor",
        "sentences.py": "allauth's sentences in our own words",
        "sessions.py": "named in the settings: the session and its person, read at each request",
        "throttles.py": "the limits of sign-in, which forms and views both ask",
        "who.py": "the person behind a request, for views of all floors above",
        "zones.py": "time zones as people choose them",
    },
    "communities": {
        "addresses.py": "addresses that lower floors know and higher floors answer",
        "around.py": "what stands around every page of a community, on all floors above",
        "deeds.py": "the log of who did what and when, which every folder above writes and follows",
        "doors.py": "how a view comes into a community, on all floors above",
        "folding.py": "names as they are looked for, which members keep and the talk compares",
        "kept.py": "what a page reads, kept until the next deed, on all floors above",
        "likeness.py": "a reader as a parameter of statements built once, on all floors above",
        "live.py": "who may watch a community's live updates",
        "membership.py": "who somebody is in a community, on all floors above",
        "records.py": "the tables behind deeds",
        "roles.py": "the one readable table of roles and rights",
        "showing.py": "how a page of a community is answered, on all floors above",
        "slugs.py": "an address's words made from a name",
        "switching.py": "tells core which parts a community has switched off",
        "unchanged.py": "what a browser has already is not drawn again, for pages of all floors above",
        "visitor.py": "who is not a member, with a member's interface",
    },
    "joining": {
        "door.py": "how a door where one asks meets a visitor, which its page and its slot both show",
        "letters.py": "the words of the mails to people who are not inside",
    },
    "discussions": {
        "addresses.py": "addresses of topics and posts by their fixed numbers",
        "beginning.py": "the empty form of a new discussion, drawn once for many",
        "composing.py": "the composer, which pages of all floors above show",
        "lines.py": "lists of topics as HTML, drawn once for all who see the same",
        "drawing": "pieces of a page as HTML, kept for everybody who sees the same: what queries read and views show",
        "drafts.py": "the table of drafts, so that models.py tells one story",
        "history.py": "the table of former words, so that models.py tells one story",
        "following.py": "what members follow and mute: the one question that lists, bell and letters ask",
        "saving.py": "the table of what members save, so that models.py tells one story",
        "own_views.py": "the table of lists that members have named",
        "reminding.py": "the times at which one may be reminded, for the page and the action",
        "veils.py": "the table of who wrote without a name, apart from what pages read",
        "marks.py": "the tables of what posts point to, so that models.py tells one story",
        "quotes.py": "reads and folds the quotes in stored HTML, for rendering and for pages",
        "pointing.py": "finds names, tags and links in words and in stored HTML, for rendering and for actions",
        "rendering.py": "a post as it is published and previewed, the same by one function",
        "placing.py": "the forms that put topics elsewhere, apart or together",
        "welcome.py": "the table of closed welcomes, so that models.py tells one story",
        "trails.py": "the tables of what was put in order, so that models.py tells one story",
        "reactions.py": "the tables of reactions, so that models.py tells one story; and what each kind is called",
    },
    "attachments": {
        "documents.py": "what a file is by its content, and which are taken",
        "storing.py": "the files on the disk, which actions and the purge both ask",
    },
    "notifications": {
        "kinds": "all that is known of each kind of notification, in one row each",
        "letters.py": "the words of the mails about what is addressed to a member",
        "leading.py": "where a line leads, the same for the page and the letters",
    },
    "events": {
        "calendar": "arithmetic of time on plain values, which asks no table",
        "letters.py": "the words of the mail that confirms an answer",
    },
    "goals": {
        "measures": "arithmetic on plain values, which asks no table",
        "letters.py": "the words of the weekly letter, the same on its page and in the mail",
        "telling.py": "measures, goals and lines of the letter in words, on whatever page they stand",
    },
    "guide": {
        "archetypes": "what communities of a kind begin with, a file a kind and language",
        "signs.py": "what the numbers say of a step; higher folders add theirs",
        "steps.py": "the seven steps by name, which forms, actions and pages all ask",
    },
    "history": {
        "small_words.py": "words that carry no theme, in Finnish and English",
        "words.py": "which words rise, as arithmetic that asks no table",
    },
    "importing": {
        "keys.py": "what posts and people of another place are known by, which staging and actions both ask",
        "markdown.py": "the words of other places as Markdown, a function a place",
        "report.py": "what the command says of a file and of what became of it",
        "staging.py": "a whole file, read and checked before anything is written",
        "telling.py": "names of the places, and what is told when something cannot come",
        "words.py": "texts and titles as they are written here",
    },
    "search": {
        "engine": "how a question is answered, whatever holds the index: no database and no page is known there",
        "lab.py": "the measure of it, without settings and database",
        "languages.py": "in which languages words are analysed, for indexing and for asking",
    },
    "polls": {
        "kinds": "what each kind of poll takes and counts: arithmetic on plain values, which asks no table",
    },
    "home": {
        "demo": "the words of the two demo communities",
    },
}

# Tables above `people` that need no community, or an index that does not begin with it.
WITHOUT_COMMUNITY: dict[str, str] = {
    "communities.Community": "it is the community",
    "communities.Member.memberships_of_a_person": "finds all communities of one person",
}

# Functions that import something only when they run, by `path::function`.
HIDDEN_IMPORTS: dict[str, str] = {
    "porukka/core/words/finnish_voikko.py::_voikko": "libvoikko is the machine's, where it has it",
    "porukka/core/live/bell.py::_publish": "redis is an extra: only installations with REDIS_URL have it",
    "porukka/core/live/bell.py::listen": "redis is an extra: only installations with REDIS_URL have it",
    "porukka/core/prepared/fetching.py::_from_postgres": "psycopg is an extra: for PostgreSQL alone",
}
