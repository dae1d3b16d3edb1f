"""What a phone is told when something cannot be; and that nothing it sends is a facilitator's wish."""

import pytest

from game.workshop.room import Curtain, Part, Phase, Way
from game.workshop.room import host as wishes
from game.workshop.server.routes import routes
from game.workshop.server.still import still
from tests.workshop.server.visiting import JSON, visiting, words


async def test_a_stranger_cannot_vote() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await visit.host(wishes.begin)
        status, told = await phone.ask("vote", decision="1", choice="coat", key="k")
        assert (status, told["refused"]) == (403, "stranger")
        assert visit.live.room.decision.cast == 0


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"decision": "7", "choice": "coat", "key": "k"}, "elsewhere"),
        ({"decision": "one", "choice": "coat", "key": "k"}, "elsewhere"),
        ({"decision": "9" * 400, "choice": "coat", "key": "k"}, "elsewhere"),
        ({"decision": "1", "choice": "umbrella", "key": "k"}, "unknown"),
        ({"decision": "1", "choice": "coat", "key": ""}, "unknown"),
        ({"decision": "1", "choice": "coat", "key": "k" * 200}, "unknown"),
        ({}, "elsewhere"),
    ],
)
async def test_a_vote_that_cannot_be_is_told_so_and_changes_nothing(
    fields: dict[str, str], code: str
) -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        room = await visit.host(wishes.begin)
        status, told = await phone.ask("vote", **fields)
        assert (status, told["refused"]) == (409, code)
        assert visit.live.room == room


async def test_a_refusal_is_a_page_with_a_way_back_where_there_is_no_script() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        await visit.host(wishes.step, Phase.REVEAL)
        page = await phone.send("vote", decision="1", choice="coat", key="k")
        assert "The votes are counted." in words(page)
        assert f'href="/{visit.live.code}"' in page


async def test_a_code_of_no_room_is_told_so_and_guessing_is_stopped() -> None:
    async with visiting() as visit, visit.phone() as phone:
        statuses = []
        for _ in range(70):
            async with phone.session.get(f"{visit.base}/BBBBBBB") as answer:
                statuses.append(answer.status)
        assert statuses[0] == 404
        assert statuses[-1] == 429
        assert "The Bridge" in words(await phone.look()), "who knows the code still comes in"


async def test_a_code_can_be_typed_with_a_space_and_in_small_letters() -> None:
    async with visiting() as visit, visit.phone() as phone:
        code = visit.live.code
        async with phone.session.get(
            f"{visit.base}/", params={"code": f" {code[:3]} {code[3:].lower()}"}
        ) as answer:
            assert answer.url.path == f"/{code}"
        async with phone.session.get(f"{visit.base}/", params={"code": "hello"}) as answer:
            assert "seven letters" in words(await answer.text())


HOST_WISHES = (
    "begin",
    "step",
    "reveal",
    "talk",
    "tally",
    "decide",
    "back",
    "draw",
    "pause",
    "turn",
    "close",
    "erase",
    "host",
)


@pytest.mark.parametrize("wish", HOST_WISHES)
@pytest.mark.parametrize("inside", [False, True])
async def test_no_message_is_a_facilitators(wish: str, inside: bool) -> None:
    async with visiting() as visit, visit.phone() as phone:
        if inside:
            await phone.come_in()
        room = await visit.host(wishes.begin)
        for method in ("GET", "POST", "PUT", "DELETE", "PATCH"):
            for path in (wish, f"host/{wish}", f"screen/{wish}"):
                url = f"{visit.base}/{visit.live.code}/{path}"
                async with phone.session.request(
                    method, url, data={"host": "1", "phase": "reveal"}
                ) as answer:
                    assert answer.status in {404, 405}
        assert visit.live.room == room


def test_the_ways_in_are_these_and_no_others() -> None:
    found = {(route.method, route.path) for route in (*routes, *still)}
    assert found == {
        ("GET", "/"),
        ("GET", "/{code}"),
        ("GET", "/{code}/feed"),
        ("GET", "/{code}/next"),
        ("POST", "/{code}/join"),
        ("POST", "/{code}/vote"),
        ("POST", "/{code}/leave"),
        ("POST", "/{code}/alone"),
        ("GET", "/{code}/stored"),
        ("GET", "/{code}/screen"),
        ("GET", "/{code}/screen/feed"),
        ("GET", "/{name:phone|screen}.{kind:css|js}"),
        ("GET", "/favicon.ico"),
    }


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1.evil.example"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
async def test_a_page_from_elsewhere_cannot_reach_the_room(headers: dict[str, str], status: int) -> None:
    async with visiting() as visit, visit.phone() as phone:
        url = f"{visit.base}/{visit.live.code}/join"
        async with phone.session.post(url, headers=headers) as answer:
            assert answer.status == status
        assert visit.live.room.guests == {}


async def test_every_answer_keeps_to_itself() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        for path in ("", "/", "/stored", "/screen", "/next?since=-1", "/nothing"):
            async with phone.session.get(f"{visit.base}/{visit.live.code}{path}") as answer:
                policy = answer.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy
                assert "frame-ancestors 'none'" in policy
                assert "unsafe" not in policy
                assert answer.headers["Cache-Control"] == "no-store"
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert answer.headers["Referrer-Policy"] == "same-origin"
                assert not answer.headers.get("Server")
                assert "Access-Control-Allow-Origin" not in answer.headers


async def test_the_cookie_is_for_this_room_alone_and_out_of_a_scripts_reach() -> None:
    async with visiting() as visit, visit.phone() as phone:
        url = f"{visit.base}/{visit.live.code}/join"
        async with phone.session.post(url, allow_redirects=False) as answer:
            cookie = answer.cookies[f"place-{visit.live.code}"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        assert cookie["path"] == f"/{visit.live.code}"
        assert len(cookie.value) >= 22, "128 bits"
        assert cookie.value not in str(visit.live.room)


async def test_what_is_too_large_or_too_often_is_refused() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        url = f"{visit.base}/{visit.live.code}/vote"
        async with phone.session.post(url, data={"key": "k" * 100_000}) as answer:
            assert answer.status == 413
        statuses = [
            (await phone.ask("vote", decision="1", choice="coat", key=str(number)))[0] for number in range(60)
        ]
        assert statuses[0] == 200
        assert statuses[-1] == 429


async def test_one_phone_cannot_hold_all_the_streams() -> None:
    async with visiting() as visit, visit.phone() as phone:
        await phone.come_in()
        streams = [
            await phone.session.get(f"{visit.base}/{visit.live.code}/feed", headers=JSON) for _ in range(8)
        ]
        assert [stream.status for stream in streams] == [200] * 6 + [429] * 2
        assert visit.served.pages(visit.live.code) == 6
        for stream in streams:
            stream.close()


async def test_a_whole_school_may_stand_at_the_door() -> None:
    async with visiting() as visit, visit.phone() as phone:
        url = f"{visit.base}/{visit.live.code}/feed"
        streams = [await phone.session.get(url) for _ in range(40)]
        assert {stream.status for stream in streams} == {200}
        for stream in streams:
            stream.close()


async def test_a_room_behind_the_curtain_or_over_takes_no_vote() -> None:
    async with visiting() as visit, visit.phone() as phone, visit.phone() as late:
        await phone.come_in()
        await visit.host(wishes.begin)
        await visit.host(wishes.draw, Curtain.PAUSED)
        assert (await phone.ask("vote", decision="1", choice="coat", key="k"))[1]["refused"] == "paused"
        await visit.host(wishes.turn, Part.OVER)
        assert "The room is closed" in words(await phone.look())
        assert (await late.ask("join"))[1]["refused"] == "over"


async def test_where_a_room_plays_together_no_phone_plays_for_itself() -> None:
    async with visiting(Way.TOGETHER) as visit, visit.phone() as phone:
        await phone.come_in()
        await visit.host(wishes.begin)
        _, told = await phone.ask("alone", trail="", choice="coat")
        assert "The gate is open." in words(told["page"])
        assert visit.live.room.trail == ()
