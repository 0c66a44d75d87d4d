from tests.bot.features.merchant import SHOP, Merchant, beside
from tests.documents.reading import images_of
from tests.documents.test_logo import JPEG


async def test_a_photo_becomes_the_head_of_papers(mina: Merchant) -> None:
    await mina.say("/company")
    assert "photo" in (await mina.tap("Logo")).text
    mina.bot.restart()
    assert "from now on" in (await mina.photo(JPEG)).text
    kept = await mina.bot.store.logo(SHOP)
    assert kept is not None
    assert kept.startswith(b"\x89PNG")
    assert await mina.question() is None
    await mina.say("sold 5 kg sugar at 45 to Ramesh on credit")
    bill = await mina.say("/invoice")
    assert images_of(bill.attachments[0].content) >= 1
    roll = await mina.tap("80 mm")
    assert images_of(roll.attachments[0].content) >= 1


async def test_another_photo_takes_its_place_and_it_can_be_removed(mina: Merchant) -> None:
    for _ in range(2):
        await mina.press("logo")
        await mina.photo(JPEG)
    await mina.press("logo")
    assert "no logo" in (await mina.tap("Remove")).text
    assert await mina.bot.store.logo(SHOP) is None
    await mina.press("logo")
    assert not [label for label in mina.labels() if "Remove" in label]


async def test_a_picture_that_cannot_be_read_leaves_the_question_open(mina: Merchant) -> None:
    await mina.press("logo")
    assert "cannot read" in (await mina.photo(b"\xff\xd8\xffbroken")).text
    assert "as a photo" in (await mina.photo(JPEG, name="logo.jpg")).text
    assert "from now on" in (await mina.photo(JPEG)).text


async def test_only_the_owner_changes_it(mina: Merchant) -> None:
    raju = beside(mina, 8)
    await mina.join(raju)
    assert "owner" in ((await raju.press("logo")).toast or "").lower()
    assert (await raju.press("logo:none")).toast
    assert (await mina.press("logo:x")).toast


async def test_an_entry_written_instead_is_booked(mina: Merchant) -> None:
    await mina.press("logo")
    assert "₹225" in (await mina.say("sold 5 kg sugar at 45")).text
    assert await mina.bot.store.logo(SHOP) is None
