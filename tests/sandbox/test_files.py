"""Files up and down."""

import pytest
from telegram import Bot, InputFile, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, NetworkError

from tests.sandbox.bots import png
from vyapari.sandbox import SandboxClient

PDF = b"%PDF-1.4 a small one"


async def test_a_document_goes_up_and_comes_down_the_same(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    seq = await people.seq()
    message = await bot.send_document(
        asha, InputFile(PDF, "Bill ₹225.pdf"), caption="<b>Bill</b>", parse_mode="HTML"
    )
    document = message.document
    assert document is not None
    assert (document.file_name, document.mime_type, document.file_size) == (
        "Bill ₹225.pdf",
        "application/pdf",
        len(PDF),
    )
    assert message.caption == "Bill"
    assert [e.type for e in message.caption_entities] == ["bold"]
    file = await document.get_file()
    assert bytes(await file.download_as_bytearray()) == PDF
    shown = await people.wait_for(asha, seq)
    assert await people.file(shown.message["document"]["file_id"]) == PDF


async def test_a_file_is_sent_again_by_its_id(bot: Bot, asha: int) -> None:
    first = await bot.send_document(asha, InputFile(PDF, "a.pdf"))
    assert first.document is not None
    again = await bot.send_document(asha, first.document.file_id)
    assert again.document == first.document
    with pytest.raises(BadRequest, match=r"(?i)wrong file identifier"):
        await bot.send_document(asha, "nonsense")


async def test_a_photo_has_its_size_and_other_bytes_are_refused(bot: Bot, asha: int) -> None:
    message = await bot.send_photo(asha, png(120, 80))
    assert [(size.width, size.height) for size in message.photo] == [(120, 80)]
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await bot.send_photo(asha, PDF)
    with pytest.raises(BadRequest, match=r"(?i)file must be non-empty"):
        await bot.send_document(asha, InputFile(b"", "empty.txt"))


async def test_a_caption_has_1024_units(bot: Bot, asha: int) -> None:
    await bot.send_photo(asha, png(8, 8), caption="x" * 1024)
    with pytest.raises(BadRequest, match=r"(?i)caption is too long"):
        await bot.send_photo(asha, png(8, 8), caption="x" * 1025)


async def test_an_album_is_several_messages_of_one_group(bot: Bot, asha: int) -> None:
    album = await bot.send_media_group(
        asha, [InputMediaPhoto(png(9, 9), caption="one"), InputMediaPhoto(png(10, 10))]
    )
    assert len({message.media_group_id for message in album}) == 1
    assert [message.photo[0].width for message in album] == [9, 10]
    documents = await bot.send_media_group(
        asha, [InputMediaDocument(PDF, filename=f"{n}.pdf") for n in range(3)]
    )
    assert [m.document.file_name for m in documents if m.document] == ["0.pdf", "1.pdf", "2.pdf"]


async def test_people_send_photos_voice_and_documents(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    await people.send_file(asha, png(60, 40), "bill.png", "image/png", kind="photo", caption="bill")
    await people.send_file(asha, b"OggS" * 9, "v.ogg", "audio/ogg", kind="voice", duration=3)
    await people.send_file(asha, PDF, "a.pdf", "application/pdf")
    photo, voice, document = [u.message for u in (await bot.get_updates())[1:] if u.message]
    assert photo.caption == "bill"
    assert bytes(await (await photo.photo[-1].get_file()).download_as_bytearray()) == png(60, 40)
    assert voice.voice is not None
    assert voice.voice.to_dict()["duration"] == 3
    assert bytes(await (await voice.voice.get_file()).download_as_bytearray()) == b"OggS" * 9
    assert document.document is not None
    assert document.document.file_name == "a.pdf"


async def test_more_than_20_megabytes_cannot_be_fetched(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    await people.send_file(asha, bytes(20 * 2**20 + 1), "big.bin", "application/octet-stream")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    with pytest.raises(BadRequest, match=r"(?i)file is too big"):
        await message.document.get_file()


async def test_the_album_of_a_person_comes_in_several_updates(
    bot: Bot, people: SandboxClient, asha: int
) -> None:
    pages = [(png(20 + n, 10), f"{n}.png", "image/png") for n in range(3)]
    await people.send_album(asha, pages, caption="bill")
    messages = [u.message for u in (await bot.get_updates())[-3:] if u.message]
    assert [message.photo[-1].width for message in messages] == [20, 21, 22]
    assert [message.caption for message in messages] == ["bill", None, None]
    assert len({message.media_group_id for message in messages}) == 1
    await people.send_album(asha, pages[:2])
    other = (await bot.get_updates())[-1].message
    assert other is not None
    assert other.media_group_id not in {None, messages[0].media_group_id}


async def test_a_download_can_fail_on_demand(bot: Bot, people: SandboxClient, asha: int) -> None:
    await people.send_file(asha, PDF, "a.pdf", "application/pdf")
    message = (await bot.get_updates())[-1].message
    assert message is not None
    assert message.document is not None
    file = await message.document.get_file()
    await people.add_fault("error", "download", code=500, count=1)
    with pytest.raises(NetworkError):
        await file.download_as_bytearray()
    assert bytes(await file.download_as_bytearray()) == PDF
