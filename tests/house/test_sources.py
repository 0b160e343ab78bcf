"""What the checkers of Python files find, and what they leave in peace."""

import pytest

from tests.house import addresses, sources


@pytest.mark.parametrize(
    "text",
    [
        'apps.get_model("polls.Poll")',
        'apps.get_model("polls", "Poll")',
        'apps.get_app_config("polls")',
        'import_string("porukka.polls.models.Poll")',
        'class Migration:\n    dependencies = [("people", "0001"), ("polls", "0001")]',
    ],
)
def test_a_string_that_names_a_higher_folder_is_found(text):
    assert len(sources.names_up("discussions", text)) == 1
    assert sources.names_up("notifications", text) == []


def test_an_address_that_belongs_higher_is_found():
    names = {"polls:poll": {"polls"}, "communities:rooms": {"communities"}}
    text = 'reverse("polls:poll"); redirect("communities:rooms"); redirect("/c/"); url("gone")'
    assert len(sources.addresses_up("discussions", text, names)) == 2
    assert len(sources.addresses_up("polls", text, names)) == 1


def test_names_of_addresses_are_read_with_their_space():
    assert addresses.names_in('app_name = "polls"\nurlpatterns = [path("", f, name="poll")]') == [
        "polls:poll"
    ]
    assert addresses.names_in('urlpatterns = [path("", f, name="home")]') == ["home"]


def test_an_import_inside_a_function_is_found():
    assert sources.hidden_imports("async def late():\n    if x:\n        from a import b") == ["late"]
    assert sources.hidden_imports("import a\ndef ready(self):\n    import b") == []


def test_a_file_that_has_outgrown_itself_is_found():
    assert sources.too_long("x\n" * 351)
    assert not sources.too_long("x\n" * 350)


@pytest.mark.parametrize(
    "text",
    [
        'if request.user.has_perm("x"): pass',
        "if member.role == Role.FOUNDER: pass",
        "if OWNER in member.roles: pass",
        "if request.user.is_keeper: pass",
        "@permission_required\ndef f(): pass",
        "match member.role:\n    case 1: pass",
    ],
)
def test_a_view_that_decides_by_itself_is_found(text):
    assert len(sources.decides(text)) == 1


def test_a_view_that_shows_a_role_is_left_in_peace():
    assert sources.decides("page(role=member.role, may_edit=rules.may_edit(member, topic))") == []


@pytest.mark.parametrize("text", ["", '"""No full stop"""', '"""Two. Sentences."""', '"""Two\n\nlines."""'])
def test_a_folder_that_does_not_say_what_it_is_is_found(text):
    assert sources.docstring_complaints(text)


def test_a_lock_that_nobody_could_refer_past_is_found():
    text = 'Topic.objects.select_for_update(of=("self",)).get(pk=1)\nPost.objects\n.select_for_update().get(pk=1)'
    assert sources.locks_keys(text) == ["1: lock with no_key=True", "2: lock with no_key=True"]
    assert sources.locks_keys("Post.objects.select_for_update(no_key=True).get(pk=1)") == []
    assert sources.locks_keys("Draft.objects.select_for_update().get(pk=1)") == []
