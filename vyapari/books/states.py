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
    gujarati: str
    union_territory: bool = False
    now: str | None = None

    def name(self, language: str) -> str:
        """The name in Hindi for ``hi``, in Gujarati for ``gu``, else in English."""
        return {"hi": self.hindi, "gu": self.gujarati}.get(language, self.english)


STATES: dict[str, State] = {
    state.code: state
    for state in (
        State("01", "JK", "Jammu and Kashmir", "जम्मू और कश्मीर", "જમ્મુ અને કાશ્મીર"),
        State("02", "HP", "Himachal Pradesh", "हिमाचल प्रदेश", "હિમાચલ પ્રદેશ"),
        State("03", "PB", "Punjab", "पंजाब", "પંજાબ"),
        State("04", "CH", "Chandigarh", "चंडीगढ़", "ચંડીગઢ", union_territory=True),
        State("05", "UK", "Uttarakhand", "उत्तराखंड", "ઉત્તરાખંડ"),
        State("06", "HR", "Haryana", "हरियाणा", "હરિયાણા"),
        State("07", "DL", "Delhi", "दिल्ली", "દિલ્હી"),
        State("08", "RJ", "Rajasthan", "राजस्थान", "રાજસ્થાન"),
        State("09", "UP", "Uttar Pradesh", "उत्तर प्रदेश", "ઉત્તર પ્રદેશ"),
        State("10", "BR", "Bihar", "बिहार", "બિહાર"),
        State("11", "SK", "Sikkim", "सिक्किम", "સિક્કિમ"),
        State("12", "AR", "Arunachal Pradesh", "अरुणाचल प्रदेश", "અરુણાચલ પ્રદેશ"),
        State("13", "NL", "Nagaland", "नागालैंड", "નાગાલેન્ડ"),
        State("14", "MN", "Manipur", "मणिपुर", "મણિપુર"),
        State("15", "MZ", "Mizoram", "मिज़ोरम", "મિઝોરમ"),
        State("16", "TR", "Tripura", "त्रिपुरा", "ત્રિપુરા"),
        State("17", "ML", "Meghalaya", "मेघालय", "મેઘાલય"),
        State("18", "AS", "Assam", "असम", "આસામ"),
        State("19", "WB", "West Bengal", "पश्चिम बंगाल", "પશ્ચિમ બંગાળ"),
        State("20", "JH", "Jharkhand", "झारखंड", "ઝારખંડ"),
        State("21", "OD", "Odisha", "ओडिशा", "ઓડિશા"),
        State("22", "CG", "Chhattisgarh", "छत्तीसगढ़", "છત્તીસગઢ"),
        State("23", "MP", "Madhya Pradesh", "मध्य प्रदेश", "મધ્ય પ્રદેશ"),
        State("24", "GJ", "Gujarat", "गुजरात", "ગુજરાત"),
        State(
            "25", "DD", "Daman and Diu", "दमन और दीव", "દમણ અને દીવ", union_territory=True, now="26"
        ),
        State(
            "26",
            "DH",
            "Dadra and Nagar Haveli and Daman and Diu",
            "दादरा और नगर हवेली तथा दमन और दीव",
            "દાદરા અને નગર હવેલી અને દમણ અને દીવ",
            union_territory=True,
        ),
        State("27", "MH", "Maharashtra", "महाराष्ट्र", "મહારાષ્ટ્ર"),
        State(
            "28",
            "AP",
            "Andhra Pradesh (before 2014)",
            "आंध्र प्रदेश (2014 से पहले)",
            "આંધ્ર પ્રદેશ (2014 પહેલાં)",
            now="37",
        ),
        State("29", "KA", "Karnataka", "कर्नाटक", "કર્ણાટક"),
        State("30", "GA", "Goa", "गोवा", "ગોવા"),
        State("31", "LD", "Lakshadweep", "लक्षद्वीप", "લક્ષદ્વીપ", union_territory=True),
        State("32", "KL", "Kerala", "केरल", "કેરળ"),
        State("33", "TN", "Tamil Nadu", "तमिलनाडु", "તમિલનાડુ"),
        State("34", "PY", "Puducherry", "पुदुचेरी", "પુડુચેરી"),
        State(
            "35",
            "AN",
            "Andaman and Nicobar Islands",
            "अंडमान और निकोबार द्वीपसमूह",
            "આંદામાન અને નિકોબાર ટાપુઓ",
            union_territory=True,
        ),
        State("36", "TS", "Telangana", "तेलंगाना", "તેલંગાણા"),
        State("37", "AP", "Andhra Pradesh", "आंध्र प्रदेश", "આંધ્ર પ્રદેશ"),
        State("38", "LA", "Ladakh", "लद्दाख", "લદ્દાખ", union_territory=True),
        # Territorial waters and the like; ISO knows no code for them.
        State("97", "OT", "Other Territory", "अन्य क्षेत्र", "અન્ય વિસ્તાર", union_territory=True),
    )
}


def current_states() -> tuple[State, ...]:
    """The states that a shop or party can be in today, by English name; 97 comes last."""
    current = (state for state in STATES.values() if state.now is None)
    return tuple(sorted(current, key=lambda state: (state.code == "97", state.english)))
