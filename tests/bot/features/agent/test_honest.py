"""Honest messages that an agent has to read are booked at once: trust costs the honest no tap."""

from collections.abc import AsyncIterator

import pytest

from tests.bot.features.agent.attack import Honest, honest
from tests.bot.features.conftest import Open
from tests.bot.features.merchant import Merchant, known
from tests.gemini import KEYS, Script, agents, calls
from vyapari.books.catalogue import Item
from vyapari.sandbox.gemini import GeminiServer


@pytest.fixture
async def shopkeeper(opened: Open, gemini: GeminiServer) -> AsyncIterator[Merchant]:
    """The owner, whose client speaks the language of her message."""
    async with agents(gemini, KEYS) as ready:
        owner = await opened()
        owner.bot.agents = ready
        yield owner


@pytest.mark.parametrize("message", honest(), ids=lambda message: message.says[:40])
async def test_what_a_merchant_means_is_booked_without_a_tap(
    shopkeeper: Merchant, model: Script, message: Honest
) -> None:
    for name in message.items:
        await shopkeeper.put(Item(known(name), name, "pcs"))
    model.says(calls(*((wanted.name, wanted.args) for wanted in message.calls)))
    reply = await shopkeeper.say(message.says)
    booked = [f"{v.kind.value} {v.total.normalize():f}" for v in await shopkeeper.vouchers()]
    assert sorted(booked) == sorted(message.booked), reply.text
    assert model.asked, "quick understanding has taken it"
