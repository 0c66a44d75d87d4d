# What is on the shelf.
stock-title-all = <b>स्टॉक</b> · { $count } माल
stock-title-low = <b>खत्म होने वाला</b> · { $count } माल
stock-none-all = अभी कोई माल नहीं है। जो रखा है लिखिए, जैसे: <i>चीनी का स्टॉक 50 किलो</i>
stock-none-low = कुछ भी कम नहीं है। ✅
stock-show-all = 📦 सारा माल
stock-show-low = ⚠️ कम बचा
stock-everything = 📦 सारा माल
stock-unknown = { $name } बही में नहीं मिला।
stock-which = कौन सा?
stock-item = <b>{ $item }</b> · { $qty }
stock-low = ⚠️ आपकी हद { $level } तक आ गया
stock-price = बिकता { $price }/{ $unit }
stock-cost = लागत { $cost }
stock-value = कीमत { $value }
stock-details = ✏️ दाम और जानकारी
