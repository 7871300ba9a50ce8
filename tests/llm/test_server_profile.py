"""What is learned of servers is kept for those that are asked, and not for each address that somebody tries."""

from storycraft.llm import server_profile
from storycraft.llm.server_profile import known


def test_so_many_models_are_known_and_one_in_use_stays() -> None:
    in_use = known("http://127.0.0.1:9/v1", "in use")
    for number in range(2 * server_profile._MOST_KNOWN):
        tried = known(f"http://127.0.0.1:9/{number}", "tried")
        assert known("http://127.0.0.1:9/v1", "in use") is in_use
        assert known(f"http://127.0.0.1:9/{number}", "tried") is tried
    assert len(server_profile._known) == server_profile._MOST_KNOWN
