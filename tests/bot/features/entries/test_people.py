"""Who may write: newcomers at once, members by their rights, others not at all."""

from tests.bot.features.entries.conftest import Open
from tests.bot.features.harness import Bot
from tests.bot.features.merchant import Merchant, Numbers, beside
from vyapari.bot.features import agent, delete, undo
from vyapari.bot.features.entries import ROUTES
from vyapari.bot.routes import Routes
from vyapari.bot.turn import Person
from vyapari.store.store import Store


def newcomer(store: Store, client: str = "en") -> Merchant:
    """Somebody whom the bot does not know."""
    numbers = Numbers()
    bot = Bot(store, Routes.of((ROUTES, agent.ROUTES, undo.ROUTES, delete.ROUTES)), keys=numbers)
    return Merchant(bot, Person(99, "Asha", client), 99, numbers=numbers)


async def test_who_writes_an_entry_first_is_served_at_once(store: Store) -> None:
    asha = newcomer(store)
    reply = await asha.say("sold 5 kg sugar at 45 to Ramesh on credit")
    assert reply.text.startswith("✅ 5 kg sugar × ₹45 = ₹225\nRamesh · credit · balance ₹225")
    assert "I opened the books of “" in reply.text
    assert "⚙️ Set up the shop" in asha.labels()
    context = await store.chat(99, 99)
    assert context.shop is not None
    assert context.role == "owner"
    assert not context.shop.set_up
    again = await asha.say("received 100 from Ramesh")
    assert again.text == "✅ Received ₹100 from Ramesh\ncash · balance ₹125"


async def test_a_newcomer_is_asked_what_is_missing_before_the_shop_opens(store: Store) -> None:
    asha = newcomer(store, "hi")
    asked = await asha.say("मोहन को 3 किलो केसर बेचा")
    assert asked.text.endswith("किस भाव? (एक किलो का)")
    assert (await store.chat(99, 99)).shop is None
    reply = await asha.say("200")
    assert reply.text.startswith("✅ 3 किलो केसर × ₹200 = ₹600")
    assert "बही खोल दी" in reply.text


async def test_a_newcomer_with_nothing_to_undo_is_told_so(store: Store) -> None:
    asha = newcomer(store)
    for said in ("undo", "/undo", "/delete", "/cancel", "stock of sugar", "hello there my friend"):
        assert (await asha.say(said)).text, said
    for data in (
        "undo:" + "0" * 32,
        "draft:x:yes",
        "mode:cash:x",
        "buy:x",
        "merge:a:b:c",
        "price:a",
    ):
        reply = await asha.press(data)
        assert reply.toast, data
    assert (await store.chat(99, 99)).shop is None


async def test_the_other_shop_cannot_be_reached_with_forged_buttons(mina: Merchant) -> None:
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    voucher = (await mina.vouchers())[0]
    asha = beside(mina, 99, name="Asha")
    await asha.say("sold 1 kg salt at 20")
    for data in (
        f"undo:{voucher.id}",
        f"restore:{voucher.id}",
        f"mode:cash:{voucher.id}",
        f"delete:ask:{voucher.id}",
        f"delete:yes:{voucher.id}",
    ):
        reply = await asha.press(data)
        assert reply.toast, data
        assert not reply.text
    assert await mina.owed("Ramesh Kumar") == 225


async def test_strangers_write_nothing_into_a_groups_shop(mina: Merchant) -> None:
    stranger = beside(mina, 55)
    stranger.chat_id = mina.chat_id
    reply = await stranger.say("sold 5 kg sugar")
    assert "✅" not in reply.text
    assert await mina.stock("Sugar") == 50


async def test_in_a_group_ones_question_is_not_anothers(opened: Open) -> None:
    mina = await opened()
    raju = beside(mina, 8)
    await mina.join(raju)
    raju.chat_id = mina.chat_id
    await mina.say("sold 3 kg saffron to Mohan")
    assert "not get" in (await raju.say("120")).text
    await raju.say("sold 1 kg sugar")
    reply = await mina.say("120")
    assert "3 kg saffron × ₹120 = ₹360" in reply.text


async def test_odd_messages_are_answered_and_change_nothing(mina: Merchant) -> None:
    for said in (
        "🙂" * 200,
        "a" * 4096,
        "<b>sold</b> 5 kg <i>sugar",
        "\u202eragus gk 5 dlos",
        "sold " + "5 kg sugar at 45 and " * 100,
        "0",
        "-1",
        "/undo now please" + "x" * 300,
        "/delete " + "z" * 4000,
        "/delete 🙂",
        "/delete -",
        "sold 99999999999999999999 kg sugar",
        "sold 5 kg sugar at 99999999999999999999",
        "received 1e9 from Ramesh",
    ):
        await mina.say(said)
        assert mina.last, said
    assert [v for v in await mina.vouchers() if v.kind == "sale"] == []
