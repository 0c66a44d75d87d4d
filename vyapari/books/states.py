"""India's states and union territories, by the code that GST gives them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A state or union territory.

    ``code`` is GST's, two digits; ``iso`` is ISO 3166-2 without ``IN-``. Goods sold within a
    union territory that has no legislature of its own (``union_territory``) bear UTGST in the
    place of SGST. ``now`` is the code of today for a code that is only found on old numbers.
    """

    code: str
    iso: str
    english: str
    hindi: str
    union_territory: bool = False
    now: str | None = None

    def name(self, language: str) -> str:
        """The name in Hindi for ``hi``, else in English."""
        return self.hindi if language == "hi" else self.english


STATES: dict[str, State] = {
    state.code: state
    for state in (
        State("01", "JK", "Jammu and Kashmir", "जम्मू और कश्मीर"),
        State("02", "HP", "Himachal Pradesh", "हिमाचल प्रदेश"),
        State("03", "PB", "Punjab", "पंजाब"),
        State("04", "CH", "Chandigarh", "चंडीगढ़", union_territory=True),
        State("05", "UK", "Uttarakhand", "उत्तराखंड"),
        State("06", "HR", "Haryana", "हरियाणा"),
        State("07", "DL", "Delhi", "दिल्ली"),
        State("08", "RJ", "Rajasthan", "राजस्थान"),
        State("09", "UP", "Uttar Pradesh", "उत्तर प्रदेश"),
        State("10", "BR", "Bihar", "बिहार"),
        State("11", "SK", "Sikkim", "सिक्किम"),
        State("12", "AR", "Arunachal Pradesh", "अरुणाचल प्रदेश"),
        State("13", "NL", "Nagaland", "नागालैंड"),
        State("14", "MN", "Manipur", "मणिपुर"),
        State("15", "MZ", "Mizoram", "मिज़ोरम"),
        State("16", "TR", "Tripura", "त्रिपुरा"),
        State("17", "ML", "Meghalaya", "मेघालय"),
        State("18", "AS", "Assam", "असम"),
        State("19", "WB", "West Bengal", "पश्चिम बंगाल"),
        State("20", "JH", "Jharkhand", "झारखंड"),
        State("21", "OD", "Odisha", "ओडिशा"),
        State("22", "CG", "Chhattisgarh", "छत्तीसगढ़"),
        State("23", "MP", "Madhya Pradesh", "मध्य प्रदेश"),
        State("24", "GJ", "Gujarat", "गुजरात"),
        State("25", "DD", "Daman and Diu", "दमन और दीव", union_territory=True, now="26"),
        State(
            "26",
            "DH",
            "Dadra and Nagar Haveli and Daman and Diu",
            "दादरा और नगर हवेली तथा दमन और दीव",
            union_territory=True,
        ),
        State("27", "MH", "Maharashtra", "महाराष्ट्र"),
        State("28", "AP", "Andhra Pradesh (before 2014)", "आंध्र प्रदेश (2014 से पहले)", now="37"),
        State("29", "KA", "Karnataka", "कर्नाटक"),
        State("30", "GA", "Goa", "गोवा"),
        State("31", "LD", "Lakshadweep", "लक्षद्वीप", union_territory=True),
        State("32", "KL", "Kerala", "केरल"),
        State("33", "TN", "Tamil Nadu", "तमिलनाडु"),
        State("34", "PY", "Puducherry", "पुदुचेरी"),
        State(
            "35",
            "AN",
            "Andaman and Nicobar Islands",
            "अंडमान और निकोबार द्वीपसमूह",
            union_territory=True,
        ),
        State("36", "TS", "Telangana", "तेलंगाना"),
        State("37", "AP", "Andhra Pradesh", "आंध्र प्रदेश"),
        State("38", "LA", "Ladakh", "लद्दाख", union_territory=True),
        # Territorial waters and the like; ISO knows no code for them.
        State("97", "OT", "Other Territory", "अन्य क्षेत्र", union_territory=True),
    )
}


def current_states() -> tuple[State, ...]:
    """The states that a shop or party can be in today, by English name; 97 comes last."""
    current = (state for state in STATES.values() if state.now is None)
    return tuple(sorted(current, key=lambda state: (state.code == "97", state.english)))
