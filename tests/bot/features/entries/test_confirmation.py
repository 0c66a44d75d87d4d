"""What a merchant reads when an entry is booked."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.bot.features.entries.conftest import Open
from tests.bot.features.merchant import ITEMS, Merchant


async def test_a_sale_on_credit_shows_amount_balance_and_stock(opened: Open) -> None:
    mina = await opened("hi-Latn")
    reply = await mina.say("5 kilo cheeni 45 ke bhav Ramesh ko udhar")
    assert reply.text == (
        "✅ 5 kg Sugar × ₹45 = ₹225\nRamesh Kumar · udhaar · ab baaki ₹225\nStock: 45 kg"
    )
    assert mina.labels() == ["↩️ Undo", "🧾 Bill", "💵 Cash tha", "📱 UPI tha"]
    assert await mina.stock("Sugar") == 45
    assert await mina.owed("Ramesh Kumar") == 225


SAID = [
    ("en", "sold 2 packets maggi", "✅ 2 packets Maggi × ₹14 = ₹28\ncash\nStock: 48 packets"),
    (
        "en",
        "sold 2 kg sugar at 45 and 1 l mustard oil at 165 to Suresh",
        (
            "✅ Sale, 2 items\n2 kg Sugar × ₹45 = ₹90\n1 l Mustard Oil × ₹165 = ₹165\n"
            "<b>Total ₹255</b>\nSuresh Patel · cash · account settled\n"
            "Stock: Sugar 48 kg · Mustard Oil 49 l"
        ),
    ),
    (
        "en",
        "sold 4 lux soap at 35 less 10",
        "✅ 4 pcs Lux Soap × ₹35 = ₹140\nDiscount −₹10\n<b>Total ₹130</b>\ncash\nStock: 46 pcs",
    ),
    ("en", "sold 3 kg rice for 170 cash", "✅ 3 kg Rice = ₹170\ncash\nStock: 47 kg"),
    (
        "en",
        "bought 50 kg sugar at 40 from Gupta Traders on credit",
        (
            "✅ Bought 50 kg Sugar × ₹40 = ₹2,000\nGupta Traders · credit · you owe ₹2,000\n"
            "Stock: 100 kg"
        ),
    ),
    (
        "en",
        "received 500 from Ramesh",
        "✅ Received ₹500 from Ramesh Kumar\ncash · advance ₹500",
    ),
    (
        "en",
        "paid 5000 to Gupta Traders by bank transfer",
        "✅ Paid ₹5,000 to Gupta Traders\nbank · paid ahead ₹5,000",
    ),
    ("en", "paid 1200 electricity bill", "✅ Spent ₹1,200 on electricity\ncash"),
    ("en", "deposited 5000 cash in bank", "✅ ₹5,000: cash → bank"),
    (
        "en",
        "sugar stock is 48 kg",
        "✅ Counted: 48 kg Sugar\nSugar: the books said 50 kg, so −2 kg",
    ),
    ("en", "sugar price is now 48", "✅ Sugar now sells at ₹48/kg (was ₹45)"),
    (
        "en",
        "opening stock sugar 10 kg at 41",
        "✅ Opening stock: 10 kg Sugar × ₹41 = ₹410\nStock: 60 kg",
    ),
    ("en", "opening balance Ramesh 1500", "✅ Old balance: Ramesh Kumar owes ₹1,500"),
    ("en", "opening cash 5000", "✅ At the start: ₹5,000 in cash"),
    (
        "en",
        "sold 2 kg sugar yesterday",
        "✅ 2 kg Sugar × ₹45 = ₹90\ncash · 🗓 22 Nov\nStock: 48 kg",
    ),
    ("hi-Latn", "do kilo chawal becha", "✅ 2 kg Rice × ₹60 = ₹120\ncash\nStock: 48 kg"),
    (
        "hi-Latn",
        "Gupta se 50 kilo cheeni 40 me kharidi udhaar",
        (
            "✅ Kharida: 50 kg Sugar × ₹40 = ₹2,000\n"
            "Gupta Traders · udhaar · aapko dene hain ₹2,000\nStock: 100 kg"
        ),
    ),
    (
        "hi-Latn",
        "Ramesh ne 300 rupaye diye phonepe se",
        "✅ Ramesh Kumar se ₹300 mile\nUPI · jama ₹300",
    ),
    (
        "hi-Latn",
        "Gupta traders ko 2000 diye",
        "✅ Gupta Traders ko ₹2,000 diye\ncash · aapka advance ₹2,000",
    ),
    ("hi-Latn", "bijli ka bill 1500 bhara", "✅ Kharcha ₹1,500: bijli\ncash"),
    (
        "hi-Latn",
        "Fatima ko 2 maggi aur 1 lux udhar diya",
        (
            "✅ Bikri, 2 cheezein\n2 packet Maggi × ₹14 = ₹28\n1 nag Lux Soap × ₹35 = ₹35\n"
            "<b>Kul ₹63</b>\nFatima · udhaar · ab baaki ₹63\n"
            "Stock: Maggi 48 packet · Lux Soap 49 nag"
        ),
    ),
    (
        "hi",
        "रमेश को 5 किलो चीनी 45 के भाव उधार",
        "✅ 5 किलो Sugar × ₹45 = ₹225\nRamesh Kumar · उधार · अब बाकी ₹225\nस्टॉक: 45 किलो",
    ),
    (
        "hi",
        "गुप्ता ट्रेडर्स से 20 किलो चीनी 26 के भाव खरीदा नकद",
        "✅ ख़रीदा: 20 किलो Sugar × ₹26 = ₹520\nGupta Traders · नकद · हिसाब बराबर\nस्टॉक: 70 किलो",
    ),
    ("hi", "रमेश से ५०० रुपये मिले", "✅ Ramesh Kumar से ₹500 मिले\nनकद · जमा ₹500"),
    ("hi", "बिजली का बिल 1500 भरा", "✅ ख़र्च ₹1,500: बिजली\nनकद"),
    ("hi", "बैंक में 5000 नकद जमा किए", "✅ ₹5,000: नकद → बैंक"),
    (
        "gu",
        "રમેશને 5 કિલો ખાંડ 45ના ભાવે ઉધાર",
        "✅ 5 કિલો Sugar × ₹45 = ₹225\nRamesh Kumar · ઉધાર · હવે બાકી ₹225\nસ્ટોક: 45 કિલો",
    ),
    (
        "gu",
        "ગુપ્તા ટ્રેડર્સ પાસેથી 20 કિલો ખાંડ 26ના ભાવે ખરીદી રોકડેથી",
        ("✅ ખરીદ્યું: 20 કિલો Sugar × ₹26 = ₹520\nGupta Traders · રોકડા · હિસાબ ચૂકતે\nસ્ટોક: 70 કિલો"),
    ),
    (
        "gu",
        "રમેશ પાસેથી ૫૦૦ રૂપિયા મળ્યા",
        "✅ Ramesh Kumar પાસેથી ₹500 મળ્યા\nરોકડા · જમા ₹500",
    ),
    ("gu", "લાઈટ બિલ 1500 ભર્યું", "✅ ખર્ચ ₹1,500: લાઈટ બિલ\nરોકડા"),
]


@pytest.mark.parametrize(("language", "written", "told"), SAID, ids=[s[1] for s in SAID])
async def test_each_kind_of_entry_is_confirmed_in_the_merchants_language(
    opened: Open, language: str, written: str, told: str
) -> None:
    mina = await opened(language)
    reply = await mina.say(written)
    assert reply.text == told


async def test_selling_more_than_there_is_is_booked_with_a_warning(mina: Merchant) -> None:
    reply = await mina.say("60 kg sugar sold at 44 cash")
    assert reply.text == ("✅ 60 kg Sugar × ₹44 = ₹2,640\ncash\n⚠️ Stock shows −10 kg. Bought more?")
    assert mina.labels()[:2] == ["📦 Add purchase", "🔢 Count stock"]
    assert await mina.stock("Sugar") == -10


@pytest.mark.parametrize(
    ("inclusive", "told"),
    [
        (
            False,
            (
                "✅ 5 kg Sugar × ₹45.10 = ₹225.50\n+ GST: CGST ₹5.64 + SGST ₹5.64\n"
                "Round-off +₹0.22\n<b>Total ₹237</b>\n"
                "Ramesh Kumar · cash · account settled · No. INV/26-27/000001\nStock: 45 kg"
            ),
        ),
        (
            True,
            (
                "✅ 5 kg Sugar × ₹45.10 = ₹225.50\nGST included: CGST ₹5.37 + SGST ₹5.37\n"
                "Round-off +₹0.50\n<b>Total ₹226</b>\n"
                "Ramesh Kumar · cash · account settled · No. INV/26-27/000001\nStock: 45 kg"
            ),
        ),
    ],
)
async def test_a_registered_shop_sees_its_taxes_and_the_bills_number(
    opened: Open, inclusive: bool, told: str
) -> None:
    mina = await opened(
        state="24", tax_scheme="regular", gstin="24AAACC1206D1ZM", prices_include_tax=inclusive
    )
    await mina.put(replace(ITEMS[0], tax_rate=Decimal(5)))
    reply = await mina.say("sold 5 kg sugar at 45.10 to Ramesh")
    assert reply.text == told


async def test_one_of_several_goods_that_runs_out_is_named(mina: Merchant) -> None:
    reply = await mina.say("sold 60 kg sugar at 45 and 2 kg rice at 60 cash")
    assert "Stock: Rice 48 kg\n⚠️ Stock shows Sugar −10 kg. Bought more?" in reply.text


async def test_a_name_is_shown_as_written_and_never_as_markup(mina: Merchant) -> None:
    reply = await mina.say("sold 2 kg sugar at 45 to <b>Monu</b> & Sons")
    assert "<b>Monu" not in reply.text


async def test_the_same_update_twice_is_told_twice_and_booked_once(mina: Merchant) -> None:
    first = await mina.say("sold 2 kg sugar", key="tg:1")
    booked = await mina.bot.store.applied("tg:1")
    assert booked is not None
    again = await mina.say("sold 2 kg sugar", key="tg:1")
    assert again.text == first.text
    assert await mina.stock("Sugar") == 48
