"""What a text shows by itself."""

import pytest

from vyapari.sandbox.links import with_links


def found(text: str) -> list[tuple[str, str]]:
    units = text.encode("utf-16-le")
    return [
        (
            entity["type"],
            units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode(
                "utf-16-le"
            ),
        )
        for entity in with_links(text, [])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start join_42", [("bot_command", "/start")]),
        ("🧾 /khata@vyapari_bot Ramesh", [("bot_command", "/khata@vyapari_bot")]),
        ("12/11/2025 ko 1/2 kilo", []),
        ("hello @vyapari_bot!", [("mention", "@vyapari_bot")]),
        ("see https://t.me/x?start=1, ok", [("url", "https://t.me/x?start=1")]),
        ("example.com and a.b", [("url", "example.com")]),
        ("mail a.b@shop.in", [("email", "a.b@shop.in")]),
        ("#udhaar #12", [("hashtag", "#udhaar")]),
        ("+91 98250 12345", [("phone_number", "+91 98250 12345")]),
        ("5.5 kg @ 45", []),
    ],
)
def test_commands_mentions_and_addresses_are_found(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


def test_nothing_is_found_inside_code() -> None:
    code = {"type": "code", "offset": 0, "length": 6}
    assert with_links("/start", [code]) == [code]
